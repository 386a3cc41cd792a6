using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What customers' records hold in the fields of the business's own.</summary>
internal static class OwnBook
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Puts checked values on a record (null takes one away) and answers the fields that
        /// changed. The trail tells each by its own name.
        /// </summary>
        public async Task<IReadOnlyList<string>> SetOwn(
            Customer customer,
            IReadOnlyDictionary<FieldView, OwnValue?> wanted,
            MasterKeys masters,
            CancellationToken cancel)
        {
            var currency = (await db.BusinessAsync(cancel)).Currency;
            var isNew = db.Entry(customer).State == EntityState.Added;
            var ids = wanted.Keys.Select(f => f.Id).ToList();
            var old = isNew
                ? []
                : await db.CustomValues
                    .Where(v => v.CustomerId == customer.Id && ids.Contains(v.FieldId))
                    .ToListAsync(cancel);
            var key = wanted.Keys.Any(f => f.IsSealed)
                ? await db.KeyOf(customer.Id, masters, cancel)
                : null;
            var changed = new List<string>();
            foreach (var (field, value) in wanted)
            {
                var rows = old.FindAll(v => v.FieldId == field.Id);
                var before = Line(field, rows, currency);
                var after = field.IsSealed ? null : value?.Line(field, currency);
                if (before == after && (!field.IsSealed || (value is null && rows.Count == 0)))
                    continue;

                var fresh = Rows(customer, field, value, currency, masters, key);
                db.CustomValues.RemoveRange(rows.Where(r => fresh.All(n => n.Place != r.Place)));
                Put(db, rows, fresh);
                changed.Add(field.Key);
                db.Tell(field.IsSealed
                    ? new(
                        "customer", customer.Id, field.Key,
                        rows.FirstOrDefault()?.Sealed, fresh.FirstOrDefault()?.Sealed, field.Class)
                    : new("customer", customer.Id, field.Key, before, after, field.Class));
            }
            return changed;
        }

        /// <summary>
        /// What these customers hold, by customer and field; nothing of what is sealed.
        /// </summary>
        public async Task<ILookup<Guid, (FieldView Field, OwnValue Value)>> OwnOf(
            IReadOnlyCollection<Guid> customers,
            IReadOnlyCollection<FieldView> fields,
            CancellationToken cancel)
        {
            var open = fields.Where(f => !f.IsSealed).ToDictionary(f => f.Id);
            var ids = open.Keys.ToList();
            var rows = ids.Count == 0 || customers.Count == 0
                ? []
                : await db.CustomValues.AsNoTracking()
                    .Where(v => EF.Parameter(customers).Contains(v.CustomerId)
                        && EF.Parameter(ids).Contains(v.FieldId))
                    .ToListAsync(cancel);
            return rows.GroupBy(v => (v.CustomerId, v.FieldId)).ToLookup(
                g => g.Key.CustomerId,
                g => (open[g.Key.FieldId], Read(open[g.Key.FieldId], [.. g])));
        }
    }

    /// <summary>
    /// Reads what was sent; every faulty field is named with <c>custom.</c> in front.
    /// </summary>
    public static Result<IReadOnlyDictionary<FieldView, OwnValue?>> Understand(
        IReadOnlyDictionary<string, JsonElement> sent,
        IReadOnlyList<FieldView> fields,
        Currency currency)
    {
        var faults = new List<Fault>();
        var wanted = new Dictionary<FieldView, OwnValue?>();
        foreach (var (key, value) in sent)
        {
            var field = fields.FirstOrDefault(f => f.Key == key);
            var isEmpty = value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined
                || (value.ValueKind == JsonValueKind.String
                    && string.IsNullOrWhiteSpace(value.GetString()))
                || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
            if (field is null) faults.Add(new("custom." + key, new FieldIsUnknown(key)));
            else if (isEmpty) wanted[field] = null;
            else if (field.IsRetired) faults.Add(new("custom." + key, new FieldIsRetired(key)));
            else if (OwnValue.Read(field, value, currency) is { Refusal: { } no })
                faults.Add(new("custom." + key, no));
            else wanted[field] = OwnValue.Read(field, value, currency).Value;
        }
        return faults.Count > 0 ? new BadInput(faults) : wanted;
    }

    /// <summary>What of a searched field is looked for: a text, or a number as written.</summary>
    public static string Searched(FieldView field, CustomValue value) =>
        value.Text ?? new OwnValue { Number = value.Number }.Line(field, Currency.Of("CNY"));

    private static string? Line(FieldView field, List<CustomValue> rows, Currency currency) =>
        rows.Count == 0 || field.IsSealed ? null : Read(field, rows).Line(field, currency);

    private static OwnValue Read(FieldView field, List<CustomValue> rows) => new()
    {
        Text = rows[0].Text,
        Number = rows[0].Number,
        Day = rows[0].Day,
        Several = field.Kind == CustomKind.MultiChoice
            ? [.. rows.OrderBy(r => r.Place).Select(r => r.Text!)]
            : null,
    };

    /// <summary>What a new record holds in fields that are not sealed.</summary>
    public static IEnumerable<CustomValue> Rows(
        Customer customer, IReadOnlyDictionary<FieldView, OwnValue> values) =>
        from own in values
        from row in Rows(customer, own.Key, own.Value)
        select row;

    private static List<CustomValue> Rows(
        Customer customer, FieldView field, OwnValue? value, Currency currency,
        MasterKeys masters, DataKey? key)
    {
        if (value is null) return [];
        if (!field.IsSealed) return Rows(customer, field, value);

        var box = key!.Seal(masters, value.Line(field, currency));
        return [Row(customer, field, 0, v => v.Sealed = box)];
    }

    private static List<CustomValue> Rows(Customer customer, FieldView field, OwnValue value) =>
        value.Several is { } several
            ? [.. several.Select((word, i) => Row(customer, field, i, v => v.Text = word))]
            :
            [
                Row(customer, field, 0, v =>
                    (v.Text, v.Number, v.Day) = (value.Text, value.Number, value.Day)),
            ];

    private static CustomValue Row(
        Customer customer, FieldView field, int place, Action<CustomValue> fill)
    {
        var row = new CustomValue
        {
            CustomerId = customer.Id, CustomerNumber = customer.Number, FieldId = field.Id,
            Place = place,
        };
        fill(row);
        return row;
    }

    private static void Put(KiteDb db, List<CustomValue> rows, List<CustomValue> fresh)
    {
        foreach (var row in fresh)
        {
            if (rows.Find(r => r.Place == row.Place) is not { } there) db.Add(row);
            else (there.Text, there.Number, there.Day, there.Sealed) =
                    (row.Text, row.Number, row.Day, row.Sealed);
        }
    }
}
