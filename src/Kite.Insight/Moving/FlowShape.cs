using System.Globalization;

namespace Kite.Insight;

/// <summary>One end of the flow: where its bar stands, and its words beside it.</summary>
internal sealed record FlowEnd(string State, int Customers, double Top, double Height)
{
    /// <summary>The middle of the words, in the same measure; apart from its neighbours'.</summary>
    public double Label { get; set; } = Top + Height / 2;
}

/// <summary>One ribbon of the flow.</summary>
internal sealed record FlowRibbon(FlowMove Move, string Path, string Kind);

/// <summary>The flow as a drawing, 1000 wide and 440 high: bars and ribbons.</summary>
internal sealed record FlowShape(
    IReadOnlyList<FlowEnd> Starts, IReadOnlyList<FlowEnd> Ends, IReadOnlyList<FlowRibbon> Ribbons)
{
    public const double Height = 440;
    public const double Bar = 14;
    private const double Gaps = 80;
    private const double Apart = 38;

    public static FlowShape Of(FlowData data)
    {
        var scale = (Height - Gaps) / Math.Max(1, data.Customers);
        var starts = Stack(FlowData.Starts, data.Before, scale);
        var ends = Stack(FlowData.Ends, data.After, scale);
        var left = starts.ToDictionary(s => s.State, s => s.Top, StringComparer.Ordinal);
        var right = ends.ToDictionary(e => e.State, e => e.Top, StringComparer.Ordinal);
        List<FlowRibbon> ribbons = [];
        foreach (var from in FlowData.Starts)
        {
            foreach (var to in FlowData.Ends)
            {
                var move = new FlowMove(from, to, data.Count(from, to));
                if (move.Customers == 0) continue;

                var thick = move.Customers * scale;
                ribbons.Add(new(move, Ribbon(left[from], right[to], thick), KindOf(move)));
                left[from] += thick;
                right[to] += thick;
            }
        }

        // What concerns B lies on top of the rest, the good news uppermost.
        return new(starts, ends, [.. ribbons.OrderBy(r => Array.IndexOf(Layers, r.Kind))]);
    }

    private static readonly string[] Layers = ["stay", "", "out", "in"];

    private static string KindOf(FlowMove move) => (move.From, move.To) switch
    {
        var (from, to) when from == to => "stay",
        (_, "B") => "in",
        ("B", _) => "out",
        _ => "",
    };

    private static List<FlowEnd> Stack(
        IReadOnlyList<string> states, Func<string, int> customers, double scale)
    {
        var gap = Gaps / (states.Count - 1);
        var top = 0.0;
        List<FlowEnd> ends = [];
        foreach (var state in states)
        {
            var end = new FlowEnd(state, customers(state), top, customers(state) * scale);
            ends.Add(end);
            top += end.Height + gap;
        }

        KeepApart(ends);
        return ends;
    }

    // First downwards, then back up from the lower edge, so that no two words overlap.
    private static void KeepApart(List<FlowEnd> ends)
    {
        var least = Apart / 2;
        foreach (var end in ends)
        {
            end.Label = Math.Max(end.Label, least);
            least = end.Label + Apart;
        }

        var most = Height - Apart / 2;
        foreach (var end in Enumerable.Reverse(ends))
        {
            end.Label = Math.Min(end.Label, most);
            most = end.Label - Apart;
        }
    }

    private static string Ribbon(double from, double to, double thick)
    {
        var (x, end) = (Bar, 1000 - Bar);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{x} {from:0.#}C500 {from:0.#} 500 {to:0.#} {end} {to:0.#}V{to + thick:0.#}"
            + $"C500 {to + thick:0.#} 500 {from + thick:0.#} {x} {from + thick:0.#}Z");
    }
}
