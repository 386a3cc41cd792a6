namespace Kite.Importing;

/// <summary>In which order a file writes its days.</summary>
public enum DateForm
{
    /// <summary>1997-01-31, 1997/1/31, 19970131, 1997年1月31日.</summary>
    YearFirst,

    /// <summary>31/1/1997, 31.01.1997, 31-1-1997.</summary>
    DayFirst,

    /// <summary>1/31/1997.</summary>
    MonthFirst,

    /// <summary>Days counted since the year 1900, as spreadsheets keep them: 35461.</summary>
    ExcelSerial,
}
