using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;
using Kite.Insight;
using Kite.Privacy;
using Kite.Sales;

namespace Kite;

/// <summary>The parts of the business, from the ground up. Nothing scans for them.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<IModule> All =
    [
        new PlatformModule(),
        new CustomersModule(),
        new PrivacyModule(),
        new CatalogueModule(),
        new CardsModule(),
        new SalesModule(),
        new InsightModule(),
    ];
}
