namespace Kite.Insight;

/// <summary>How long the stretches are into which first purchases fall.</summary>
internal enum CohortStep
{
    Month,
    Quarter,
}

/// <summary>The calendar in stretches of one length.</summary>
internal static class CohortCalendar
{
    extension(CohortStep step)
    {
        private int Months => step == CohortStep.Month ? 1 : 3;

        /// <summary>The stretch in which a day lies, counted from the beginning of time.</summary>
        public int Of(DateOnly day) => (day.Year * 12 + day.Month - 1) / step.Months;

        /// <summary>The days of a stretch.</summary>
        public Period Days(int stretch)
        {
            var month = stretch * step.Months;
            var first = new DateOnly(month / 12, month % 12 + 1, 1);
            return Period.Of(first, first.AddMonths(step.Months).AddDays(-1)).Value;
        }
    }
}
