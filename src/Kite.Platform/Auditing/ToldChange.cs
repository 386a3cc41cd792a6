namespace Kite;

/// <summary>
/// A change of a record that no column of its own holds, told by the name people know it by. A
/// sensitive value comes sealed already and is shown in no history.
/// </summary>
public sealed record ToldChange(
    string Subject, Guid Id, string Field, object? From, object? To, DataClass Class)
{
    public string Deed { get; init; } = "changed";
}
