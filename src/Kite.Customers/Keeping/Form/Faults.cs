namespace Kite.Customers;

/// <summary>Whether something is wrong in a group of fields.</summary>
internal static class Faults
{
    /// <summary>Whether one of these fields is at fault.</summary>
    public static bool AtAny(this Refusal? no, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (no.At(field) is not null) return true;
        }
        return false;
    }
}
