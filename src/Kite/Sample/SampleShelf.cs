using Kite.Catalogue;
using Kite.Customers;

namespace Kite.Sample;

/// <summary>
/// What the sample's goods bear and for whom they cost less: two taxes, a price list for those who
/// buy in bulk, and what lies on the shelves of the wholesale arm and in the cellars.
/// </summary>
internal sealed class SampleShelf(KiteDb db, TimeProvider clock)
{
    public const string OnMeals = "VAT-6";
    public const string OnGoods = "VAT-13";
    private const int Buyers = 40;
    private const int Hundred = 100;
    private const int AgreedPercent = 92;
    private const ulong Shelves = 7_000_033;

    private static readonly string[] Bottles = ["BEER-1", "WINE-1", "TEA-1", "TEA-2"];

    private readonly Dice luck = new(SampleBusiness.Seed + Shelves);

    /// <summary>The tax rates, before the products that bear them.</summary>
    public async Task AddTaxes(CancellationToken cancel)
    {
        var keep = new KeepTaxes(db, clock);
        await keep.Add(
            Asker.Kite, new() { Code = OnMeals, Name = "Meals", BasisPoints = 600 }, cancel);
        await keep.Add(
            Asker.Kite, new() { Code = OnGoods, Name = "Goods", BasisPoints = 1300 }, cancel);
    }

    public async Task Fill(
        IReadOnlyList<Customer> customers, IReadOnlyList<StoreView> stores,
        CancellationToken cancel)
    {
        var goods = Menu.All.Where(dish => dish.Course is Course.Trade).ToList();
        await Agree(goods, customers, cancel);
        await Count(stores[Premises.Wholesale].Number, goods.ConvertAll(d => d.Code), cancel);
        foreach (var store in stores.Take(Premises.Wholesale))
            await Count(store.Number, Bottles, cancel);
    }

    private async Task Agree(
        List<Dish> goods, IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var list = await new KeepPriceLists(db, clock).Add(
            Asker.Kite, new() { Name = "Hotels and canteens", Currency = "CNY" }, cancel);
        await new ListPrices(db, clock).Set(
            Asker.Kite, list.Value.Id,
            [
                .. goods.Select(dish => new ListPriceDraft(
                    dish.Code, new Money(dish.Price * AgreedPercent / Hundred, Currency.Cny))),
            ],
            cancel);
        var buyers = customers.Where(c => c.Kind is CustomerKind.Company).Take(Buyers);
        await BulkWriter.Write(
            db,
            [
                .. buyers.Select(c => new PriceListCustomer
                {
                    CustomerId = c.Id, CustomerNumber = c.Number, PriceListId = list.Value.Id,
                }),
            ],
            cancel);
    }

    // Some of it is nearly gone, so that the list of what is low has something to say.
    private async Task Count(
        int store, IReadOnlyList<string> codes, CancellationToken cancel)
    {
        var lines = codes.Select((code, i) => new SlipLine
        {
            Product = code,
            QuantityThousandths = 1_000L * luck.For((store * 100) + i).Between(2, 60),
        });
        var counted = await new NoteStock(new SlipBook(db, clock)).Count(
            Asker.Kite, new() { Store = store, Lines = [.. lines] }, cancel);
        var set = new SetThreshold(db);
        foreach (var line in counted.Value.Movements)
        {
            await set.Run(
                Asker.Kite, store, line.ProductId, new(LowThousandths: 12_000), cancel);
        }
    }
}
