using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Shows what a merge would do before anyone does it; nothing is written.</summary>
public sealed class PreviewMerge(KiteDb db, IEnumerable<ICustomerFollower> followers)
{
    private const string Hidden = "••••";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/merge-previews",
                async (
                    Guid id, MergeOrder order, PreviewMerge preview, Asker asker,
                    CancellationToken cancel) =>
                    (await preview.Run(asker, id, order, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("What a merge would do, field by field, and all that would follow");

    public async Task<Result<MergePreview>> Run(
        Asker asker, Guid id, MergeOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var choices = MergeChoices.Of(order.Choices);
        if (choices.Refusal is { } bad) return bad;
        var both = await MergePartners.Of(db, id, order.Other, cancel);
        if (both.Refusal is { } no) return no;

        var (survivor, merged) = (both.Value.Survivor, both.Value.Merged);
        var fields =
            from field in MergeField.All
            where !field.IsEmpty(survivor) || !field.IsEmpty(merged)
            select new MergeFieldView(
                field.Key, Shown(field, survivor), Shown(field, merged),
                choices.Value.For(field, survivor, merged))
            {
                IsSame = field.IsSame(survivor, merged),
            };
        var own = await OwnFields(survivor, merged, choices.Value, cancel);
        var follows = new List<Following>();
        var (from, to) = (
            new MergeSide(merged.Id, merged.Number), new MergeSide(survivor.Id, survivor.Number));
        foreach (var follower in followers)
            follows.AddRange(await follower.Preview(asker, from, to, cancel));
        return new MergePreview(
            CustomerView.Of(survivor, asker), CustomerView.Of(merged, asker),
            [.. fields, .. own], [.. follows.Where(f => f.Count > 0)]);
    }

    private static string? Shown(MergeField field, Customer customer)
    {
        if (field.IsEmpty(customer)) return null;
        var values = field.Read(customer);
        return field.Key switch
        {
            MergeField.Document => Hidden,
            "address" => string.Join(", ", values.OfType<string>()),
            _ => values[0] ?? string.Join(' ', values.OfType<string>()),
        };
    }

    // What only one of the two holds simply follows; of what both hold one can choose.
    private async Task<IReadOnlyList<MergeFieldView>> OwnFields(
        Customer survivor, Customer merged, MergeChoices choices, CancellationToken cancel)
    {
        var values = (await db.CustomValues.AsNoTracking()
            .Where(v => v.CustomerId == survivor.Id || v.CustomerId == merged.Id)
            .OrderBy(v => v.Place).ToListAsync(cancel))
            .ToLookup(v => (v.FieldId, v.CustomerId));
        var fields = await db.CustomFields.AsNoTracking().OrderBy(f => f.Place)
            .ToListAsync(cancel);
        return
        [
            .. from field in fields
               let mine = Shown(field, values[(field.Id, survivor.Id)])
               let theirs = Shown(field, values[(field.Id, merged.Id)])
               where mine is not null && theirs is not null
               select new MergeFieldView(field.Key, mine, theirs, choices.For(field.Key))
               {
                   Name = field.Name,
                   IsSame = mine == theirs && mine != Hidden,
               },
        ];
    }

    private static string? Shown(CustomField field, IEnumerable<CustomValue> values)
    {
        var culture = CultureInfo.CurrentCulture;
        var shown = values.Select(v => v switch
        {
            { Sealed: not null } => Hidden,
            { Day: { } day } => Figures.Day(day),
            { Number: { } number } => ((decimal)number / Power(field.Decimals))
                .ToString("N" + field.Decimals.ToString(culture), culture),
            _ => v.Text ?? "",
        }).ToList();
        return shown.Count == 0 ? null : string.Join(", ", shown);
    }

    private static decimal Power(int decimals) =>
        Enumerable.Repeat(10m, Math.Clamp(decimals, 0, 12)).Aggregate(1m, (a, b) => a * b);
}
