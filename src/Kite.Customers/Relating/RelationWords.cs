using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>What one is to another, in the reader's words.</summary>
internal static class RelationWords
{
    extension(IStringLocalizer texts)
    {
        public string Relation(RelationKind kind) => texts["relation." + Words.Kebab($"{kind}")];
    }
}
