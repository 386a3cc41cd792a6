using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>One customer, two customers: the right wording for a count.</summary>
public static class Plural
{
    extension(IStringLocalizer texts)
    {
        /// <summary>
        /// The text <c>key.one</c> or <c>key.many</c>, with the count as <c>{0}</c> and what
        /// follows as <c>{1}</c> and so on.
        /// </summary>
        public string Many(string key, long count, params object[] more) => texts[
            key + (count == 1 ? ".one" : ".many"),
            [count.ToString("N0", CultureInfo.CurrentCulture), .. more]];
    }
}
