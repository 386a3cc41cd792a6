namespace Kite.Sample;

/// <summary>The ways of being a guest of Harbour Kitchen.</summary>
internal static class Habits
{
    private static readonly double[] Office = [10, 10, 10, 10, 9, 2, 1];
    private static readonly double[] Weekend = [2, 2, 2, 3, 8, 14, 12];
    private static readonly double[] Evenings = [5, 6, 7, 8, 12, 13, 9];
    private static readonly double[] Trade = [11, 10, 10, 10, 10, 4, 0];
    private static readonly double[] Wholesale = [0, 0, 0, 1];

    public static readonly IReadOnlyList<Habit> All =
    [
        new("lunch", Swing.Work)
        {
            Old = 17, New = 12, Visits = 12, Spend = 52, SpendSpread = 0.13, Leaves = 0.09,
            Week = Office, Stores = [3, 1, 4, 0], Hours = [Hours.Lunch],
            Turns = [("passing", 0.06), ("neighbour", 0.03), ("couple", 0.02)],
        },
        new("breakfast", Swing.Work)
        {
            Old = 5, New = 4, Visits = 11, VisitsSpread = 0.5, Spend = 28, Leaves = 0.09,
            Week = [10, 10, 10, 10, 10, 5, 3], Stores = [2, 0, 5, 0],
            Hours = [Hours.Breakfast, Hours.Tea], Turns = [("lunch", 0.05), ("passing", 0.06)],
        },
        new("neighbour", Swing.Feast)
        {
            Old = 10, New = 9, Visits = 7.5, Spend = 86, SpendSpread = 0.22, Leaves = 0.08,
            Week = Evenings, Stores = [4, 3, 2, 0], Hours = [Hours.Dinner, Hours.Night],
            Turns = [("couple", 0.12), ("passing", 0.10)],
        },
        new("family", Swing.Feast)
        {
            Old = 17, New = 17, Visits = 2.5, Spend = 240, SpendSpread = 0.36, Leaves = 0.08,
            Week = Weekend, Stores = [3, 4, 1, 0], Hours = [Hours.Dinner, Hours.Lunch],
            Turns = [("couple", 0.15), ("passing", 0.04)],
        },
        new("celebration", Swing.Feast)
        {
            Old = 4, New = 4, Visits = 1.5, Spend = 640, SpendSpread = 0.36, Leaves = 0.07,
            Week = Weekend, Stores = [2, 5, 0, 0], Hours = [Hours.Dinner],
            Turns = [("host", 0.07), ("family", 0.09)],
        },
        new("couple", Swing.Feast)
        {
            Old = 8, New = 5, Visits = 8, VisitsSpread = 0.3, Spend = 172, SpendSpread = 0.19,
            Leaves = 0.05, Week = Evenings, Stores = [4, 5, 1, 0],
            Hours = [Hours.Dinner, Hours.Night], Turns = [("family", 0.08), ("neighbour", 0.05)],
        },
        new("host", Swing.Work)
        {
            Old = 5, New = 3, Visits = 10, Spend = 330, SpendSpread = 0.4, Leaves = 0.05,
            Week = [8, 9, 10, 10, 11, 3, 1], Stores = [3, 5, 1, 0],
            Hours = [Hours.Dinner, Hours.Lunch],
            Turns = [("celebration", 0.04), ("couple", 0.05)],
        },
        new("passing", Swing.Travel)
        {
            Old = 30, New = 42, Visits = 2, VisitsSpread = 0.45, Spend = 72, SpendSpread = 0.34,
            Leaves = 0.27, Week = [6, 6, 6, 7, 9, 12, 11], Stores = [4, 4, 5, 0],
            Hours = [Hours.Lunch, Hours.Dinner, Hours.Tea],
            Turns = [("neighbour", 0.07), ("family", 0.06), ("lunch", 0.04)],
        },
        new("monthly order", Swing.Trade)
        {
            Old = 1.7, New = 1.2, Visits = 7.5, VisitsSpread = 0.35, Spend = 1300,
            SpendSpread = 0.6, Leaves = 0.03, Week = Trade, Stores = Wholesale,
            Hours = [Hours.Dispatch], Turns = [("weekly order", 0.06), ("rare order", 0.05)],
        },
        new("weekly order", Swing.Trade)
        {
            Old = 0.6, New = 0.4, Visits = 23, VisitsSpread = 0.2, Spend = 1700,
            SpendSpread = 0.5, Leaves = 0.03, Week = Trade, Stores = Wholesale,
            Hours = [Hours.Dispatch], Turns = [("monthly order", 0.06)],
        },
        new("rare order", Swing.Trade)
        {
            Old = 0.5, New = 0.7, Visits = 2.2, Spend = 1150, SpendSpread = 0.5, Leaves = 0.06,
            Week = Trade, Stores = Wholesale, Hours = [Hours.Dispatch],
            Turns = [("monthly order", 0.15)],
        },
    ];

    public static Habit Named(string name) => All.First(h => h.Name == name);
}
