using System.Globalization;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Puts customers into groups: quarters, classes, ages, segments.</summary>
internal sealed class AskGroups(KiteDb db, AskFigures ask, KeptMembers kept)
{
    private const int MostSegments = 30;
    private const int Eldest = 80;

    /// <summary>Groups by key, how each is called, and in which one a customer is.</summary>
    internal sealed record Groups(
        IReadOnlyList<string> Keys, IReadOnlyList<string> Names,
        Func<long, IReadOnlyList<int>> Of);

    public Task<Result<Groups>> Run(
        Asker asker, GroupedBy by, AskFigures.Ground ground, PeriodFigures figures,
        CancellationToken cancel) => by switch
        {
            GroupedBy.Quarter => Quarters(figures, cancel),
            GroupedBy.Abc => Task.FromResult<Result<Groups>>(Classed(figures)),
            GroupedBy.Age => Ages(asker, ground, cancel),
            GroupedBy.Segment => Segments(asker, cancel),
        };

    /// <summary>Those of one class or one age, for who may know.</summary>
    public async Task<Result<Members>> Members(
        Asker asker, GroupedBy by, string group, AskFigures.Ground ground,
        PeriodFigures figures, CancellationToken cancel)
    {
        var found = await Run(asker, by, ground, figures, cancel);
        if (found.Refusal is { } no) return no;
        var field = new Choice<GroupedBy>(by).ToString();
        var at = found.Value.Keys.ToList().IndexOf(group);
        if (at < 0)
        {
            return new BadInput(
                field, new NoSuchGroup(group, string.Join(", ", found.Value.Keys)));
        }
        var numbers = new List<long>();
        foreach (var number in figures.Customers)
            if (found.Value.Of(number).Contains(at)) numbers.Add(number);
        return new Members(numbers);
    }

    private async Task<Result<Groups>> Quarters(
        PeriodFigures figures, CancellationToken cancel)
    {
        var lines = await ask.Lines(new MapQuestion(), figures, cancel);
        if (lines.Refusal is { } no) return no;
        string[] keys = ["A", "B", "C", "D"];
        return new Groups(keys, keys, number => figures.Find(number) is { } visitor
            ? [Array.IndexOf(keys, lines.Value.Of(visitor).ToString())]
            : []);
    }

    private static Groups Classed(PeriodFigures figures)
    {
        var bounds = UsualSchemes.Read(new ClassQuestion()).Value;
        var lines = Classes.Of(figures, bounds).Lines;
        string[] keys = ["A", "B", "C"];
        return new(keys, keys, number => figures.Find(number) is { } visitor
            ? [lines.ClassOf(visitor.Net)]
            : []);
    }

    private async Task<Result<Groups>> Ages(
        Asker asker, AskFigures.Ground ground, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var births = await db.Set<Customer>().AsNoTracking()
            .Where(c => c.BirthDate != null)
            .Select(c => new { c.Number, Birth = c.BirthDate!.Value })
            .ToListAsync(cancel);
        var ages = births.ToDictionary(b => b.Number, b => TenYears(b.Birth, ground.Today));
        string[] keys =
        [
            .. Enumerable.Range(0, (Eldest / 10) + 1).Select(t => t * 10 == Eldest
                ? $"{Eldest}+"
                : string.Create(CultureInfo.InvariantCulture, $"{t * 10}-{(t * 10) + 9}")),
        ];
        return new Groups(
            keys, [.. keys.Select(k => k.Replace('-', '–'))],
            number => ages.TryGetValue(number, out var tens) ? [tens] : []);
    }

    private static int TenYears(DateOnly birth, DateOnly today)
    {
        var age = today.Year - birth.Year - (birth.AddYears(today.Year - birth.Year) > today
            ? 1
            : 0);
        return Math.Clamp(age, 0, Eldest) / 10;
    }

    private async Task<Result<Groups>> Segments(Asker asker, CancellationToken cancel)
    {
        var all = await db.Segments.AsNoTracking().OrderByDescending(s => s.Id)
            .Take(MostSegments).ToListAsync(cancel);
        var (segments, members) = (new List<Segment>(), new List<Members>());
        foreach (var segment in await kept.Seen(asker, all, cancel))
        {
            var found = await kept.Of(db, asker, segment, cancel);
            if (found.Refusal is not null) continue;
            segments.Add(segment);
            members.Add(found.Value);
        }
        return new Groups(
            [.. segments.Select(s => $"{s.Id}")], [.. segments.Select(s => s.Name)],
            number => [.. Enumerable.Range(0, members.Count).Where(i => members[i].Has(number))]);
    }
}
