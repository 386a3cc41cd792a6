using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Compares figures to the customer and the coin.</summary>
internal static class FigureAssert
{
    public static void Same(PeriodFigures expected, PeriodFigures actual)
    {
        Assert.Equal(expected.Customers.ToArray(), actual.Customers.ToArray());
        Assert.Equal(expected.Visits.ToArray(), actual.Visits.ToArray());
        Assert.Equal(expected.Net.ToArray(), actual.Net.ToArray());
        Assert.Equal(
            expected.OnlyReturned.Customers.ToArray(), actual.OnlyReturned.Customers.ToArray());
        Assert.Equal(expected.OnlyReturned.Net, actual.OnlyReturned.Net);
        Assert.Equal(expected.Unnamed, actual.Unnamed);
        Assert.Equal(expected.BooksNet, actual.BooksNet);
    }

    public static void Same(Habits expected, Habits actual) =>
        Assert.Equal(expected.All.ToArray(), actual.All.ToArray());

    public static void Same(Lifetimes expected, Lifetimes actual)
    {
        Assert.Equal(expected.Customers.ToArray(), actual.Customers.ToArray());
        Assert.Equal(expected.Net.ToArray(), actual.Net.ToArray());
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected.First(i), actual.First(i));
            Assert.Equal(expected.Last(i), actual.Last(i));
        }
    }
}
