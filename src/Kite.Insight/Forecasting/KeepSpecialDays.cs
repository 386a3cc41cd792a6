using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Which days are special, and why; one day where no last one is named.</summary>
public sealed record SpecialDayFacts(
    SpecialDayKind? Kind = null, DateOnly? From = null, DateOnly? To = null,
    int? Store = null, string? Note = null);

/// <summary>Special days as they are shown.</summary>
public sealed record SpecialDayView(
    Guid Id, SpecialDayKind Kind, DateOnly From, DateOnly To, int? Store, string Note,
    string MadeBy, DateTimeOffset MadeAt)
{
    internal static SpecialDayView Of(SpecialDay d) => new(
        d.Id, d.Kind, d.FromDay, d.ToDay, d.StoreNumber, d.Note, d.MadeBy, d.MadeAt);
}

/// <summary>Days from which forecasts learn nothing: told, listed, taken back.</summary>
internal sealed class KeepSpecialDays(
    KiteDb db, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/special-days",
                async (KeepSpecialDays keep, Asker asker, CancellationToken cancel) =>
                    (await keep.All(asker, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The days from which forecasts learn nothing");
        api.MapPost(
                "/insight/special-days",
                async (
                    SpecialDayFacts facts, KeepSpecialDays keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, facts, cancel))
                        .ToCreated(d => $"/insight/special-days/{d.Id}"))
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Says that days were, or will be, closed or otherwise special");
        api.MapDelete(
                "/insight/special-days/{id:guid}",
                async (Guid id, KeepSpecialDays keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Remove(asker, id, cancel)).ToNoContent())
            .Needing(May.ManageSettings)
            .WithSummary("Takes back that days are special");
        api.MapGet(
                "/insight/special-days/export",
                async (
                    Choice<SheetFormat>? format, KeepSpecialDays keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The special days as a file: format csv or xlsx");
    }

    public async Task<Result<Page<SpecialDayView>>> All(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var days = await db.SpecialDays.AsNoTracking()
            .OrderByDescending(d => d.FromDay).ThenBy(d => d.Id).ToListAsync(cancel);
        return new Page<SpecialDayView>(days.ConvertAll(SpecialDayView.Of), Next: null);
    }

    public async Task<Result<SpecialDayView>> Add(
        Asker asker, SpecialDayFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (await Faults(facts, cancel) is { Count: > 0 } faults) return new BadInput(faults);

        var day = new SpecialDay
        {
            FromDay = facts.From!.Value,
            ToDay = facts.To ?? facts.From.Value,
            StoreNumber = facts.Store,
            Kind = facts.Kind!.Value,
            Note = facts.Note?.Trim() ?? "",
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        db.For(asker).Add(day);
        await db.SaveChangesAsync(cancel);
        return SpecialDayView.Of(day);
    }

    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var day = await db.For(asker).SpecialDays.SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (day is null) return new NoSuchSpecialDay(id);

        db.Remove(day);
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await All(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "special-days", format, all.Value.Items,
            [
                (texts["special.kind"], d => texts[$"special.kind.{d.Kind}"].Value),
                (texts["special.from"], d => d.From), (texts["special.to"], d => d.To),
                (texts["forecast.store"], d => d.Store), (texts["special.note"], d => d.Note),
                (texts["special.by"], d => d.MadeBy),
            ],
            cancel);
    }

    private async Task<List<Fault>> Faults(SpecialDayFacts facts, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        if (facts.Kind is null) faults.Add(new("kind", new SpecialDayKindIsMissing()));
        if (facts.From is null) faults.Add(new("from", new FirstDayIsMissing()));
        foreach (var (field, day) in new[] { ("from", facts.From), ("to", facts.To) })
            if (Reach.Refused(field, day) is { } far) faults.AddRange(far.Faults);
        if (faults.Count == 0 && facts is { From: { } from, To: { } to })
        {
            var period = Period.Of(from, to);
            if (period.Refusal is { } crooked) faults.Add(new("to", crooked));
            else if (period.Value.Days > SpecialDay.MostDays)
                faults.Add(new("to", new TooManySpecialDays(SpecialDay.MostDays)));
        }
        if (facts.Note?.Trim().Length > SpecialDay.LongestNote)
            faults.Add(new("note", new SpecialDayNoteIsTooLong(SpecialDay.LongestNote)));
        if (facts.Store is { } store
            && (await db.StoresAsync(cancel)).All(s => s.Number != store))
        {
            faults.Add(new("store", new NoSuchStore($"{store}")));
        }
        return faults;
    }
}
