namespace Kite.Catalogue;

/// <summary>Quantities in thousandths, as people write them: 1500 is 1.5.</summary>
public static class Quantities
{
    public static string Write(long thousandths) => (thousandths / 1000m).ToString(
        "#,0.###", System.Globalization.CultureInfo.CurrentCulture);

    /// <summary>Null where there are parts of a thousandth, or it is beyond measure.</summary>
    public static long? Read(decimal quantity)
    {
        if (Math.Abs(quantity) > StockRules.MostThousandths / 1000m) return null;

        var thousandths = quantity * 1000;
        return thousandths == decimal.Truncate(thousandths) ? (long)thousandths : null;
    }
}
