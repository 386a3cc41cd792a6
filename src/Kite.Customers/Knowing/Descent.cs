namespace Kite.Customers;

/// <summary>Who brought whom, as a forest: nobody stands above themselves.</summary>
internal static class Descent
{
    /// <summary>
    /// Whether a customer would stand above themselves if this one had brought them.
    /// </summary>
    public static async Task<bool> WouldCircle(
        Guid customer, Guid referrer, Func<Guid, Task<Guid?>> referrerOf)
    {
        var seen = new HashSet<Guid>();
        for (Guid? at = referrer; at is { } one && seen.Add(one); at = await referrerOf(one))
        {
            if (one == customer) return true;
        }
        return false;
    }

    /// <summary>What both bear: a phone, an e-mail, an address.</summary>
    public static string? Shared(Reach one, Reach other)
    {
        string?[] words =
        [
            one.Phones.Overlaps(other.Phones) ? "phone" : null,
            one.Emails.Overlaps(other.Emails) ? "email" : null,
            one.Addresses.Overlaps(other.Addresses) ? "address" : null,
        ];
        var said = string.Join(' ', words.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    /// <summary>Where somebody is reached, written alike.</summary>
    public sealed record Reach(
        HashSet<string> Phones, HashSet<string> Emails, HashSet<string> Addresses)
    {
        public static Reach Of(Customer customer, IEnumerable<ContactPoint> further)
        {
            var points = further.ToLookup(p => p.Kind, p => (string?)p.Value);
            return new(
                Alike([customer.Phone, .. points[ContactKind.Phone]]),
                Alike([customer.Email, .. points[ContactKind.Email]]),
                Alike([customer.Address, .. points[ContactKind.Address]]));
        }

        private static HashSet<string> Alike(IEnumerable<string?> written) => new(
            written.OfType<string>().Select(w => string.Join(
                ' ', w.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
            StringComparer.OrdinalIgnoreCase);
    }
}
