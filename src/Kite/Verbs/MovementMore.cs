using System.CommandLine;
using System.Globalization;
using Kite.Insight;
using Spectre.Console;

namespace Kite;

/// <summary>
/// A movement held against chance, against the year before, or told ahead, in the terminal.
/// </summary>
internal static class MovementMore
{
    private const string Chance = "--chance";
    private const string Season = "--season";
    private const string Ahead = "--ahead";

    public static IReadOnlyList<Option<bool>> Options() =>
    [
        .. ((string[])[Chance, Season, Ahead]).Select(name => new Option<bool>(name)
        {
            Description = Say.Text("verb.movement." + name.TrimStart('-')),
        }),
    ];

    public static Task<int> Run(
        Ground ground, MovementQuestion question, bool json, string more,
        CancellationToken cancel) => more switch
        {
            Chance => Told(
                ground.With((ShowChance show) => show.Run(Asker.Kite, question, cancel)), json,
                Draw),
            Season => Told(
                ground.With((ShowSeason show) => show.Run(Asker.Kite, question, cancel)), json,
                Draw),
            _ => Told(
                ground.With((ShowAhead show) => show.Run(Asker.Kite, question, cancel)), json,
                Draw),
        };

    private static async Task<int> Told<T>(Task<Result<T>> asked, bool json, Action<T> draw)
        where T : class
    {
        var answer = await asked;
        if (answer.Refusal is { } no) return Say.No(no);

        if (json) Printed.Json(answer.Value);
        else draw(answer.Value);
        return 0;
    }

    private static void Draw(ChanceView chance)
    {
        if (chance.Why is { } why)
        {
            Say.Line("movement.nothing", why);
            return;
        }
        var table = Begun("movement.customers", "movement.expected", "movement.beyond");
        foreach (var way in chance.Ways)
        {
            var held = way.Customers;
            if (held is { Customers: 0, High: < 2 }) continue;

            table.AddRow(
                $"{way.From} → {way.To}", Say.Count(held.Customers),
                $"{Number(held.Expected)} ({Number(held.Low)} – {Number(held.High)})",
                held.Verdict == "chance" ? "" : Say.Text("movement.beyond." + held.Verdict));
        }
        AnsiConsole.Write(table);
        if (chance.Moved is { } moved)
        {
            Say.Line(
                "movement.moved", moved.Customers, Number(moved.Expected), Number(moved.Low),
                Number(moved.High), chance.Model ?? "");
        }
    }

    private static void Draw(SeasonView season)
    {
        if (season.Why is { } why)
        {
            Say.Line("movement.nothing", why);
            return;
        }
        var table = Begun("movement.share", "movement.year-before", "movement.difference");
        foreach (var way in season.Ways)
        {
            table.AddRow(
                $"{way.From} → {way.To}", Percent(way.Share), Percent(way.OtherShare),
                $"{Percent(way.Difference)} ({Percent(way.Low)} – {Percent(way.High)})"
                + (way.IsTold ? " *" : ""));
        }
        AnsiConsole.Write(table);
    }

    private static void Draw(AheadView ahead)
    {
        if (ahead.Why is { } why)
        {
            Say.Line("movement.nothing", why);
            return;
        }
        var table = Begun("movement.now", "movement.ahead.1", "movement.ahead.2");
        foreach (var now in ahead.Now)
        {
            table.AddRow([
                now.State, Say.Count(now.Customers),
                .. ahead.Ahead.Select(period => period.Standing.First(s => s.State == now.State))
                    .Select(then => $"{Number(then.Customers.Expected)} "
                        + $"({Number(then.Customers.Low)} – {Number(then.Customers.High)})"),
            ]);
        }
        AnsiConsole.Write(table);
    }

    private static Table Begun(params string[] heads)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("movement.from-to"));
        foreach (var head in heads)
            table.AddColumn(new TableColumn(Say.Text(head)).RightAligned());
        return table;
    }

    private static string Number(double customers) =>
        customers.ToString("N0", CultureInfo.CurrentCulture);

    private static string Percent(double share) =>
        share.ToString("P1", CultureInfo.CurrentCulture);
}
