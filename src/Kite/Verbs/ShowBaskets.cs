using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Kite;

/// <summary>What is bought together, in the terminal.</summary>
internal static class ShowBaskets
{
    public static Command Verb()
    {
        var (from, to) = (MapOptions.Day("--from"), MapOptions.Day("--to"));
        var (store, least) = (new Option<int?>("--store"), new Option<int?>("--least"));
        var categories = new Option<bool>("--categories");
        var json = new Option<bool>("--json");
        var verb = new Command("baskets", Say.Text("verb.baskets"));
        foreach (var option in new Option[] { from, to, store, least, categories, json })
        {
            option.Description = Say.Text("verb.baskets." + option.Name.TrimStart('-'));
            verb.Add(option);
        }
        verb.SetAction((parsed, cancel) => Run(
            new()
            {
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Store = parsed.GetValue(store),
                Least = parsed.GetValue(least),
                Level = parsed.GetValue(categories) ? Insight.GoodsLevel.Category : null,
            },
            parsed.GetValue(json),
            cancel));
        return verb;
    }

    private static async Task<int> Run(
        Insight.BasketQuestion question, bool json, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var answer = await ground.With((Insight.ListBaskets list) =>
            list.Run(Asker.Kite, question, cancel));
        if (answer.Refusal is { } no) return Say.No(no);

        if (json) Printed.Json(answer.Value);
        else Draw(answer.Value);
        return 0;
    }

    private static void Draw(Insight.BasketsView baskets)
    {
        Say.Line(
            "baskets.seen", baskets.Receipts, baskets.From, baskets.To, baskets.Sure,
            baskets.Looked);
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("baskets.a"))
            .AddColumn(Say.Text("baskets.b"))
            .AddColumn(new TableColumn(Say.Text("baskets.receipts")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("baskets.lift")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("baskets.least")).RightAligned());
        foreach (var pair in baskets.Items)
        {
            table.AddRow(
                Markup.Escape(pair.A.Name), Markup.Escape(pair.B.Name),
                pair.Receipts.ToString("N0", CultureInfo.CurrentCulture), Told(pair.Lift),
                Told(pair.LiftAtLeast));
        }
        AnsiConsole.Write(table);
    }

    private static string Told(double figure) =>
        figure.ToString("N2", CultureInfo.CurrentCulture);
}
