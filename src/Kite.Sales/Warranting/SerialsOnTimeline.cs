using System.Globalization;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>That a numbered piece was sold to a customer, and until when it is covered.</summary>
internal sealed class SerialsOnTimeline(KiteDb db, IStringLocalizer<Texts> texts)
    : ITimelineSource
{
    public string Kind => "serial";
    public int Order => 15;
    public string Permission => May.ReadPurchases;
    public Type Texts => typeof(Texts);

    public Task<int> Count(Guid customer, CancellationToken cancel) =>
        Serials(customer).CountAsync(cancel);

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var serials = Serials(customer);
        if (Place(start.After) is var (day, after))
        {
            serials = serials.Where(
                s => s.SoldOn < day || (s.SoldOn == day && s.Id.CompareTo(after) > 0));
        }
        if (start.Until is { } until) serials = serials.Where(s => s.SoldOn <= until);
        var products = db.Set<Product>();
        var read = await serials
            .OrderByDescending(s => s.SoldOn).ThenBy(s => s.Id)
            .Take(atMost)
            .Join(products, s => s.ProductId, p => p.Id, (s, p) => new { s, p.Code })
            .ToListAsync(cancel);
        var names = await db.ProductNamesAsync(
            read.Select(r => r.Code).ToHashSet(StringComparer.Ordinal), cancel);
        return
        [
            .. read.OrderByDescending(r => r.s.SoldOn).ThenBy(r => r.s.Id)
                .Select(r => Entry(r.s, names.GetValueOrDefault(r.Code, r.Code))),
        ];
    }

    private IQueryable<SerialNumber> Serials(Guid customer) => db.Set<SerialNumber>()
        .AsNoTracking().Where(s => s.CustomerId == customer && s.SoldOn != null);

    private TimelineEntry Entry(SerialNumber s, string product) => new(
        Kind, s.SoldOn!.Value, "serial",
        string.Create(CultureInfo.InvariantCulture, $"{s.SoldOn:O} {s.Id}"))
    {
        Facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["what"] = s.WarrantyUntil is { } until
                ? texts["serials.what.covered", product, s.Serial, Figures.Day(until)]
                : texts["serials.what", product, s.Serial],
        },
    };

    private static (DateOnly Day, Guid Id)? Place(string? after)
    {
        var words = after?.Split(' ') ?? [];
        return words.Length == 2
            && DateOnly.TryParse(words[0], CultureInfo.InvariantCulture, out var day)
            && Guid.TryParse(words[1], out var id)
            ? (day, id)
            : null;
    }
}
