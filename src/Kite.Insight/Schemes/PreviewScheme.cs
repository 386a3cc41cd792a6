using Kite.Catalogue;
using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Shows what a scheme would do today, before it is put to work: how many in each class, and who
/// would change. Nothing is kept.
/// </summary>
internal sealed class PreviewScheme(KiteDb db, FigureSource source, TimeProvider clock)
{
    private const int Largest = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/class-schemes/previews",
                async (
                    SchemeFacts facts, PreviewScheme preview, Asker asker,
                    CancellationToken cancel) =>
                    (await preview.Run(asker, id: null, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("What a new scheme of classes would do today; nothing is kept");
        api.MapPost(
                "/class-schemes/{id:guid}/previews",
                async (
                    Guid id, SchemeFacts facts, PreviewScheme preview, Asker asker,
                    CancellationToken cancel) =>
                    (await preview.Run(asker, id, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("What a changed scheme of classes would do today; nothing is kept");
    }

    public async Task<Result<SchemePreview>> Run(
        Asker asker, Guid? id, SchemeFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var versions = id is { } known
            ? await db.ClassSchemes.AsNoTracking().Where(s => s.SchemeId == known)
                .ToListAsync(cancel)
            : [];
        if (id is { } asked && versions.Count == 0) return new NoSuchClassScheme(asked);
        var stores = (await db.StoresAsync(cancel)).Select(s => s.Number).ToHashSet();
        var faults = facts.Faults(stores).ToList();
        if (faults.Count > 0) return new BadInput(faults);

        var business = await db.BusinessAsync(cancel);
        var last = versions.Count == 0 ? 0 : versions.Max(v => v.Version);
        var scheme = facts.AsVersion(id ?? Guid.Empty, last + 1, asker, clock.GetUtcNow());
        var window = scheme.Window(business.Today(clock));
        await using var snapshot = await source.Open(cancel);
        var figures = await snapshot.Figures(window, scheme.StoreNumber, cancel);
        var classes = Classes.Of(figures, scheme.Limits);
        SchemeNames names = new([.. versions, scheme]);
        var changes = await Changes(id, figures, classes, scheme, names, cancel);
        return new SchemePreview(
            window.From, window.To,
            [.. scheme.AllClasses.Select((one, i) => Told(one, i, classes, business))],
            [
                .. changes.GroupBy(c => (From: c.From, To: c.To))
                    .OrderByDescending(g => g.Count())
                    .Select(g => new ClassMove(g.Key.From, g.Key.To, g.Count())),
            ],
            changes.Count,
            await Named(asker, changes, window.To, business, cancel));
    }

    private static PreviewedClass Told(
        SchemeClass one, int at, Classes classes, Business business) => new(
        one.Name, classes.Sums[at].Customers, new(classes.Sums[at].Net, business.Currency),
        at < classes.Lines.Last && classes.Lines.Least[at] != ClassLines.Unreached
            ? new Money(classes.Lines.Least[at], business.Currency)
            : null);

    private sealed record Changing(long Number, string? From, string? To, long Net);

    // Whoever is in a class now is looked at; who is in none yet changes nothing.
    private async Task<List<Changing>> Changes(
        Guid? id, PeriodFigures figures, Classes classes, ClassScheme scheme, SchemeNames names,
        CancellationToken cancel)
    {
        var changes = new List<Changing>();
        if (id is not { } known) return changes;

        var classing = new Classing(figures, classes.Lines, scheme, names);
        var now = db.CustomerClasses.AsNoTracking().Where(c => c.SchemeId == known)
            .Select(c => new { c.CustomerNumber, c.Class, c.Version });
        await foreach (var c in now.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var at = classing.Of(c.CustomerNumber, new(c.Class, c.Version));
            if (!at.IsChange) continue;
            changes.Add(new(
                c.CustomerNumber, names.Of(c.Version, c.Class),
                names.Of(scheme.Version, at.To), at.Net));
        }
        return changes;
    }

    private async Task<IReadOnlyList<ClassChangeView>> Named(
        Asker asker, List<Changing> changes, DateOnly day, Business business,
        CancellationToken cancel)
    {
        var first = changes.OrderByDescending(c => c.Net).ThenBy(c => c.Number)
            .Take(Largest).ToList();
        var names = await db.NamesOf(asker, [.. first.Select(c => c.Number)], cancel);
        return
        [
            .. first.Select(c => new ClassChangeView(
                c.Number, names.GetValueOrDefault(c.Number)?.Name, c.From, c.To,
                new(c.Net, business.Currency), day)),
        ];
    }
}
