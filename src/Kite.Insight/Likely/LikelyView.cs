namespace Kite.Insight;

/// <summary>
/// What is likely, and whether it can be trusted: the four models, what they foretold of days
/// that they had not seen, and what is expected of all customers together.
/// </summary>
/// <remarks>
/// <c>from</c>: The first day on which anyone came.
/// <c>to</c>: The last day looked at.
/// <c>split</c>: In the trial the models saw the days up to this one and foretold the later ones.
/// <c>leftOut</c>: How many are never scored one by one, at their wish.
/// <c>correlation</c>: How closely spending a day goes with visits (-1 to 1).
/// <c>chosen</c>: The usable model of visits that missed least in the trial.
/// <c>expected</c>: Of all customers together; null where no model may be used.
/// </remarks>
public sealed record LikelyView(
    DateOnly From, DateOnly To, DateOnly Split, string Unit, int Customers, int CameAgain,
    int LeftOut, double? UsualPauseDays, double Correlation, string? Chosen, int Weeks,
    int DiscountPercent, IReadOnlyList<ModelView> Models, ExpectedView? Expected);

/// <summary>
/// One model: its parameters under its authors' letters, whether it may be used and why.
/// </summary>
/// <remarks>
/// <c>doubt</c>: A word for the reason; <c>none</c> for a usable model.
/// <c>why</c>: The reason in a sentence.
/// </remarks>
public sealed record ModelView(
    string Model, IReadOnlyDictionary<string, double> Parameters,
    IReadOnlyDictionary<string, IntervalView> Intervals, double? LogLikelihood, int Customers,
    bool Usable, string Doubt, string Why, HoldOutView? HoldOut);

/// <summary>Between what a parameter lies in 95 of a hundred cases.</summary>
public sealed record IntervalView(double Low, double High);

/// <summary>
/// What came in the days that the model had not seen, beside what it foretold, beside everyone
/// going on as before (naive), and beside nobody coming (zero). Visits of all customers; for
/// spending, what a day brought, in the smallest coin.
/// </summary>
/// <remarks>
/// <c>mae</c>: By how much a customer's figure was missed in the mean.
/// <c>rmse</c>: The same with large misses counting more.
/// </remarks>
public sealed record HoldOutView(
    int Customers, double Actual, double Expected, double Naive, double? Bias,
    double? NaiveBias, double Mae, double NaiveMae, double ZeroMae, double Rmse,
    double NaiveRmse, double ZeroRmse, IReadOnlyList<HoldOutRow> Rows);

/// <summary>
/// Customers who had come again so often before the split; the last row: so often or more.
/// </summary>
/// <remarks>
/// <c>fitted</c>: How many there should be by the model.
/// </remarks>
public sealed record HoldOutRow(
    int Repeats, int Customers, double Fitted, double Actual, double Expected, double Naive);

/// <summary>What is expected of all customers together in the weeks ahead.</summary>
public sealed record ExpectedView(ExpectedFigure Visits, ExpectedMoney? Value);

/// <summary>A figure, and between what it lies in 80 and in 95 of a hundred tries.</summary>
public sealed record ExpectedFigure(
    double Expected, double Low80, double High80, double Low95, double High95);

/// <summary>The same of money.</summary>
public sealed record ExpectedMoney(
    Money Expected, Money Low80, Money High80, Money Low95, Money High95);
