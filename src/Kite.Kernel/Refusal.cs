namespace Kite;

/// <summary>
/// The business said no: expected and named. Its wording stands in the module's Texts.resx under
/// its code, in every language, with the record's properties as placeholders.
/// </summary>
public abstract record Refusal
{
    /// <summary>What clients switch on: <c>not-enough-points</c>.</summary>
    public string Code => Words.Kebab(GetType().Name);
}

/// <summary>What was named does not exist, or is not the asker's to see.</summary>
public abstract record NotFound : Refusal;

/// <summary>The asker may not do this (answered 403).</summary>
public abstract record Forbidden : Refusal;

/// <summary>The record was changed by someone else since it was read (answered 412).</summary>
public abstract record Stale : Refusal;

/// <summary>What was typed or sent cannot be used; every faulty field is named (422).</summary>
public sealed record BadInput(IReadOnlyList<Fault> Faults) : Refusal
{
    public BadInput(string field, Refusal why) : this([new Fault(field, why)]) { }

    /// <summary>How many fields are at fault.</summary>
    public int Count => Faults.Count;
}

/// <summary>One field that cannot be used, and why.</summary>
public sealed record Fault(string Field, Refusal Why);
