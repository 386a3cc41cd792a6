namespace Kite.Insight;

/// <summary>What is asked about what is likely, as it stands in an address.</summary>
internal static class LikelyAddress
{
    public const string Page = "/insight/likely";
    public const string Customers = "/insight/likely/customers";
    public const string File = "/api/v1/insight/lifetime-value/customers.csv";

    public static readonly IReadOnlyList<string> Known =
        ["to", "store", "weeks", "segment", "aliveFrom", "aliveTo", ListAddress.Order];

    public static LikelyQuestion Read(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            To = line.Day("to"), Store = line.Small("store"), Weeks = line.Small("weeks"),
        };
    }

    public static LikelyListQuestion ReadList(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            To = line.Day("to"),
            Store = line.Small("store"),
            Weeks = line.Small("weeks"),
            Segment = line.Id("segment"),
            AliveFrom = line.Small("aliveFrom"),
            AliveTo = line.Small("aliveTo"),
            Order = line.Text(ListAddress.Order),
        };
    }

    public static string Write(string path, LikelyQuestion q) => AddressLine.Write(
        path, ("to", q.To), ("store", q.Store), ("weeks", q.Weeks));

    public static string WriteList(string path, LikelyListQuestion q) => AddressLine.Write(
        path, ("to", q.To), ("store", q.Store), ("weeks", q.Weeks), ("segment", q.Segment),
        ("aliveFrom", q.AliveFrom), ("aliveTo", q.AliveTo), (ListAddress.Order, q.Order));
}
