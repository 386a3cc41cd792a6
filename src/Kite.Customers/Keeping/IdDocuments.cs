namespace Kite.Customers;

/// <summary>ID documents are found again by a fingerprint, without opening any.</summary>
internal static class IdDocuments
{
    private const string Purpose = "id-document";
    private const int Shortest = 5;
    private const int Longest = 60;

    public static byte[] Token(MasterKeys masters, string document) =>
        masters.Token(Purpose, document.Trim().ToUpperInvariant());

    /// <summary>Whether this can be such a number at all.</summary>
    public static bool MayBe(string typed) =>
        typed.Length is >= Shortest and <= Longest && typed.Any(char.IsDigit);
}
