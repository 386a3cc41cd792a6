using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Keeps the kinds of coupon. A version is never changed: what was issued by it keeps to it, and
/// the newest one says how the next are.
/// </summary>
internal sealed class KeepCouponKinds(
    KiteDb db, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int Most = 200;
    private const int MostVersions = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupon-kinds",
                async (KeepCouponKinds keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("The kinds of coupon, each as its newest version says");
        api.MapGet(
                "/coupon-kinds/export",
                async (
                    Choice<SheetFormat>? format, KeepCouponKinds keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The kinds of coupon as a file: format csv or xlsx");
        api.MapGet(
                "/coupon-kinds/{id:guid}/versions",
                async (
                    Guid id, KeepCouponKinds keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Versions(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("All versions of a kind of coupon, the newest first");
        api.MapPost(
                "/coupon-kinds",
                async (
                    CouponKindFacts facts, KeepCouponKinds keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, facts, cancel))
                        .ToCreated(k => $"/coupon-kinds/{k.Id}/versions"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Makes a kind of coupon");
        api.MapPost(
                "/coupon-kinds/{id:guid}/versions",
                async (
                    Guid id, CouponKindFacts facts, KeepCouponKinds keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Change(asker, id, facts, cancel))
                        .ToCreated(k => $"/coupon-kinds/{k.Id}/versions"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Says how coupons of a kind are from the next one on");
    }

    public async Task<Result<Page<CouponKindView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var newest = await db.NewestCouponKinds(cancel);
        var issued = await Issued(cancel);
        return new Page<CouponKindView>(
            [
                .. newest.OrderBy(k => !k.IsIssued)
                    .ThenBy(k => k.Name, StringComparer.CurrentCulture)
                    .Select(k => CouponKindView.Of(k, issued.GetValueOrDefault(k.Id))),
            ],
            Next: null);
    }

    public async Task<Result<Page<CouponKindView>>> Versions(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var all = await db.CouponKinds.AsNoTracking().Where(k => k.Id == id)
            .OrderByDescending(k => k.Number).ToListAsync(cancel);
        if (all.Count == 0) return new NoSuchCouponKind($"{id}");

        var issued = (await Issued(cancel)).GetValueOrDefault(id);
        return new Page<CouponKindView>(
            all.ConvertAll(k => CouponKindView.Of(k, issued)), Next: null);
    }

    public async Task<Result<CouponKindView>> Add(
        Asker asker, CouponKindFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var kinds = await db.CouponKinds.Select(k => k.Id).Distinct().CountAsync(cancel);
        return kinds >= Most
            ? new BadInput("name", new NoRoomForMore(Most))
            : await Write(asker, null, facts, cancel);
    }

    public async Task<Result<CouponKindView>> Change(
        Asker asker, Guid id, CouponKindFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var newest = await db.NewestCouponKind(id, cancel);
        if (newest is null) return new NoSuchCouponKind($"{id}");
        return newest.Number >= MostVersions
            ? new BadInput("name", new NoRoomForMore(MostVersions))
            : await Write(asker, newest, facts, cancel);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "coupon-kinds", format, all.Value.Items,
            [
                (texts["coupon-kind.name"], k => k.Name),
                (texts["coupon-kind.version"], k => k.Version),
                (texts["coupon-kind.says"], k => CouponWords.Of(texts, k)),
                (texts["coupon-kind.issued"], k => k.Issued),
                (texts["coupon-kind.budget"], k => k.Budget),
                (texts["coupon-kind.on"], k => k.IsIssued),
            ],
            cancel);
    }

    private async Task<Result<CouponKindView>> Write(
        Asker asker, CouponKind? before, CouponKindFacts facts, CancellationToken cancel)
    {
        var currency = before?.Money ?? (await db.For(asker).BusinessAsync(cancel)).Currency;
        if (facts.Faults(currency).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var made = facts.Version(before, currency) with
        {
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        var stores = (await db.StoresAsync(cancel)).Select(s => $"{s.Number}");
        if (made.StoreWords.Except(stores, StringComparer.Ordinal).FirstOrDefault() is { } lost)
            return new BadInput("stores", new NoSuchStore(lost));
        var newest = await db.NewestCouponKinds(cancel);
        if (newest.Any(k => k.Name == made.Name && k.Id != made.Id))
            return new BadInput("name", new CouponKindNameIsTaken(made.Name));

        db.For(asker).Add(made);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone else made this version a moment ago.
            return new ChangedMeanwhile(made.Number - 1, made.Number);
        }
        return CouponKindView.Of(made, (await Issued(cancel)).GetValueOrDefault(made.Id));
    }

    private Task<Dictionary<Guid, long>> Issued(CancellationToken cancel) =>
        CouponMint.IssuedOf(db, cancel);
}

/// <summary>The version of a kind of coupon by which the next are issued.</summary>
internal static class NewestKinds
{
    extension(KiteDb db)
    {
        public async Task<List<CouponKind>> NewestCouponKinds(CancellationToken cancel) =>
        [
            .. (await db.CouponKinds.AsNoTracking().ToListAsync(cancel)).GroupBy(k => k.Id)
                .Select(versions => versions.MaxBy(k => k.Number)!),
        ];

        public Task<CouponKind?> NewestCouponKind(Guid id, CancellationToken cancel) =>
            db.CouponKinds.AsNoTracking().Where(k => k.Id == id)
                .OrderByDescending(k => k.Number).FirstOrDefaultAsync(cancel);
    }
}
