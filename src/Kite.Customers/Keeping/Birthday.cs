namespace Kite.Customers;

/// <summary>When a customer's birthday comes round.</summary>
public static class Birthday
{
    extension(Customer customer)
    {
        /// <summary>
        /// The coming day on which it is kept: by the lunar calendar for those who keep that one.
        /// </summary>
        public DateOnly? NextBirthday(DateOnly from)
        {
            if (customer.LunarBirth is { } lunar) return lunar.Next(from);
            if (customer.BirthDate is not { } birth) return null;

            // Who was born on 29 February has their day on the 28th in other years.
            var day = birth.AddYears(from.Year - birth.Year);
            return day >= from ? day : birth.AddYears(from.Year + 1 - birth.Year);
        }
    }
}
