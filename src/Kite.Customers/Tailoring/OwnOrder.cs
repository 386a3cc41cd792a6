using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// A list in the order of one of the business's own fields, read by key; those who hold nothing
/// in it come last, in the order of their numbers.
/// </summary>
internal static class OwnOrder
{
    /// <summary>Where a page ended: at a value, or among those without one.</summary>
    internal sealed record Key(
        string? Text, long? Number, DateOnly? Day, bool IsBlank, long Customer);

    internal sealed record Row(Customer Customer, string? Text, long? Number, DateOnly? Day)
    {
        public Key Key => new(Text, Number, Day, Text is null && Number is null && Day is null,
            Customer.Number);
    }

    extension(KiteDb db)
    {
        public async Task<List<Row>> InOwnOrder(
            IQueryable<Customer> customers, FieldView by, bool down, Key? after, int atMost,
            CancellationToken cancel)
        {
            var id = by.Id;
            var rows = new List<Row>();
            var values = db.CustomValues.AsNoTracking()
                .Where(v => v.FieldId == id && v.Place == 0);
            if (after is not { IsBlank: true })
            {
                var from = after is null ? values : After(values, by.Kind, after, down);
                rows.AddRange(await Ordered(from, customers, by.Kind, down)
                    .Take(atMost).ToListAsync(cancel));
            }
            if (rows.Count == atMost) return rows;

            var last = after is { IsBlank: true } ? after.Customer : 0;
            var blank = await customers
                .Where(c => c.Number > last && !values.Any(v => v.CustomerId == c.Id))
                .OrderBy(c => c.Number).Take(atMost - rows.Count).ToListAsync(cancel);
            rows.AddRange(blank.Select(c => new Row(c, null, null, null)));
            return rows;
        }
    }

    private static IQueryable<Row> Ordered(
        IQueryable<CustomValue> values, IQueryable<Customer> customers, CustomKind kind, bool down)
    {
        var both = values.Join(
            customers, v => v.CustomerId, c => c.Id, (v, c) => new { v, c });
        var ordered = (kind, down) switch
        {
            (CustomKind.Number or CustomKind.Money or CustomKind.YesNo, false) => both
                .OrderBy(b => b.v.Number).ThenBy(b => b.v.CustomerNumber),
            (CustomKind.Number or CustomKind.Money or CustomKind.YesNo, true) => both
                .OrderByDescending(b => b.v.Number).ThenByDescending(b => b.v.CustomerNumber),
            (CustomKind.Date, false) => both
                .OrderBy(b => b.v.Day).ThenBy(b => b.v.CustomerNumber),
            (CustomKind.Date, true) => both
                .OrderByDescending(b => b.v.Day).ThenByDescending(b => b.v.CustomerNumber),
            (_, false) => both
                .OrderBy(b => b.v.Text).ThenBy(b => b.v.CustomerNumber),
            (_, true) => both
                .OrderByDescending(b => b.v.Text).ThenByDescending(b => b.v.CustomerNumber),
        };
        return ordered.Select(b => new Row(b.c, b.v.Text, b.v.Number, b.v.Day));
    }

    private static IQueryable<CustomValue> After(
        IQueryable<CustomValue> values, CustomKind kind, Key key, bool down)
    {
        var (text, number, day, customer) = (key.Text ?? "", key.Number, key.Day, key.Customer);
        return (kind, down) switch
        {
            (CustomKind.Number or CustomKind.Money or CustomKind.YesNo, false) => values.Where(
                v => v.Number > number || (v.Number == number && v.CustomerNumber > customer)),
            (CustomKind.Number or CustomKind.Money or CustomKind.YesNo, true) => values.Where(
                v => v.Number < number || (v.Number == number && v.CustomerNumber < customer)),
            (CustomKind.Date, false) => values.Where(
                v => v.Day > day || (v.Day == day && v.CustomerNumber > customer)),
            (CustomKind.Date, true) => values.Where(
                v => v.Day < day || (v.Day == day && v.CustomerNumber < customer)),
            (_, false) => values.Where(v => v.Text!.CompareTo(text) > 0
                || (v.Text == text && v.CustomerNumber > customer)),
            (_, true) => values.Where(v => v.Text!.CompareTo(text) < 0
                || (v.Text == text && v.CustomerNumber < customer)),
        };
    }
}
