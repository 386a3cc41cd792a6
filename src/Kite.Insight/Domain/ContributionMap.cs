namespace Kite.Insight;

/// <summary>
/// The contribution map: every customer who came in a period, put into one of four quarters by
/// how often they came and what a visit brought.
/// </summary>
internal sealed class ContributionMap
{
    private ContributionMap(
        PeriodFigures figures, Thresholds thresholds, IReadOnlyList<QuarterFigures> quarters,
        IReadOnlyList<Cell> cells) =>
        (Figures, Thresholds, Quarters, Cells) = (figures, thresholds, quarters, cells);

    public PeriodFigures Figures { get; }
    public Thresholds Thresholds { get; }

    /// <summary>The four quarters, A to D, the empty ones too.</summary>
    public IReadOnlyList<QuarterFigures> Quarters { get; }

    /// <summary>The cells that hold anyone.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    public QuarterFigures this[Quarter quarter] => Quarters[(int)quarter];

    public static ContributionMap Of(PeriodFigures figures, Thresholds thresholds)
    {
        var counting = new Counting(figures);
        counting.All(thresholds);
        return new(figures, thresholds, counting.Quarters(), counting.Cells(thresholds));
    }

    /// <summary>The counters of one pass over the customers.</summary>
    private sealed class Counting
    {
        private const int Few = Cell.Filled - 1;
        private readonly PeriodFigures figures;
        private readonly int[] customers = new int[4];
        private readonly long[] visits = new long[4];
        private readonly long[] net = new long[4];
        private readonly int[] inCell;
        private readonly Visitor[] few;

        public Counting(PeriodFigures figures)
        {
            this.figures = figures;
            var cells = figures.Places.Columns * Scale.Steps * 4;
            inCell = new int[cells];
            few = new Visitor[cells * Few];
        }

        public void All(Thresholds thresholds)
        {
            var (places, (_, often, much)) = (figures.Places, thresholds);
            var allVisits = figures.Visits;
            var allNet = figures.Net;
            for (var i = 0; i < figures.Count; i++)
            {
                var quarter = (int)Thresholds.Of(allVisits[i] > often, places.IsMuch(i, much));
                customers[quarter]++;
                visits[quarter] += allVisits[i];
                net[quarter] += allNet[i];

                var cell = places.Field(i) * 4 + quarter;
                if (inCell[cell] < Few) few[cell * Few + inCell[cell]] = figures[i];
                inCell[cell]++;
            }
        }

        public IReadOnlyList<QuarterFigures> Quarters() =>
        [
            .. Enum.GetValues<Quarter>().Select(quarter => new QuarterFigures(
                quarter, customers[(int)quarter], visits[(int)quarter], net[(int)quarter])),
        ];

        public List<Cell> Cells(Thresholds thresholds)
        {
            var cells = new List<Cell>();
            for (var i = 0; i < inCell.Length; i++)
            {
                if (inCell[i] == 0) continue;

                var key = new CellKey(i / 4 / Scale.Steps, i / 4 % Scale.Steps, (Quarter)(i % 4));
                Visitor[] points = inCell[i] < Cell.Filled
                    ? few[(i * Few)..(i * Few + inCell[i])]
                    : [];
                cells.Add(Cell.Of(key, inCell[i], points, thresholds));
            }
            return cells;
        }
    }
}
