using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Keeps what the law of the place asks of value on cards: set down from a day on, with who and
/// why; what held before stays to be read.
/// </summary>
public sealed class KeepLaw(
    KiteDb db, Trail trail, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int MostVersions = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/jurisdiction",
                async (KeepLaw keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What the law asks of value on cards today, as the business set it down");
        api.MapGet(
                "/jurisdiction/versions",
                async (KeepLaw keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Versions(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("All that was set down, the newest first");
        api.MapGet(
                "/jurisdiction/versions/export",
                async (
                    Choice<SheetFormat>? format, KeepLaw keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("All that was set down, as a file: format csv or xlsx");
        api.MapGet(
                "/jurisdiction/packs",
                async (KeepLaw keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Packs(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What can be filled in to begin with; none of it is verified");
        api.MapPut(
                "/jurisdiction",
                async (
                    JurisdictionFacts facts, KeepLaw keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Set(asker, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Sets down what the law asks from a day on; what held before is kept");
    }

    public async Task<Result<JurisdictionView>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var business = await db.BusinessAsync(cancel);
        var laws = await db.LawsOf(cancel);
        return JurisdictionView.Of(
            laws.VersionOn(business.Today(clock)), business.Currency.Code);
    }

    public async Task<Result<Page<JurisdictionView>>> Versions(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var all = await db.LawVersions.AsNoTracking().OrderByDescending(v => v.Number)
            .ToListAsync(cancel);
        return new Page<JurisdictionView>(
            all.ConvertAll(v => JurisdictionView.Of(v, v.Currency)), Next: null);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Versions(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "jurisdiction", format, all.Value.Items,
            [
                (texts["law.version"], v => v.Version),
                (texts["law.from"], v => v.FromDay),
                (texts["law.pack"], v => v.PackName),
                (texts["law.rules"], v => LawWords.All(texts, v)),
                (texts["law.reason"], v => v.Reason),
                (texts["law.by"], v => v.MadeBy),
            ],
            cancel);
    }

    public async Task<Result<Page<JurisdictionView>>> Packs(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var currency = (await db.BusinessAsync(cancel)).Currency.Code;
        return new Page<JurisdictionView>(
            [.. LawPack.All.Select(p => JurisdictionView.Of(p, currency))], Next: null);
    }

    public async Task<Result<JurisdictionView>> Set(
        Asker asker, JurisdictionFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var business = await db.For(asker).BusinessAsync(cancel);
        var faults = facts.Faults(business.Currency, business.Today(clock)).ToList();
        if (faults.Count > 0) return new BadInput(faults);

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // Whoever posts holds the head of the books, too: nobody is half-way by the law before.
        await PurseRows.HoldHead(db, cancel);
        var last = await db.LawVersions.MaxAsync(v => (int?)v.Number, cancel) ?? 0;
        if (last >= MostVersions) return new OutOfRange(0, MostVersions);
        var version = new LawVersion
        {
            Number = last + 1,
            FromDay = facts.FromDay!.Value,
            Pack = facts.Pack!,
            Currency = business.Currency.Code,
            Rules = facts.Law().Written(),
            Reason = facts.Reason!.Trim(),
            MadeById = asker.Id,
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        var told = new JsonObject
        {
            ["version"] = version.Number, ["pack"] = version.Pack,
            ["fromDay"] = $"{version.FromDay:yyyy-MM-dd}", ["rules"] = version.Rules,
            ["reason"] = version.Reason,
        };
        await trail.Note(db, "jurisdiction", Guid.Empty, told, cancel);
        await BulkWriter.Write(db, [version], cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return JurisdictionView.Of(version, version.Currency);
    }
}
