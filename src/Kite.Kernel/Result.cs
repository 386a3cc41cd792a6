namespace Kite;

/// <summary>Either what was asked for, or why not.</summary>
public sealed record Result<T>
    where T : notnull
{
    private readonly T? value;

    private Result(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public T Value =>
        Refusal is null ? value! : throw new InvalidOperationException(Refusal.Code);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The answer of a deed that has nothing to tell but that it is done.</summary>
public sealed record Done
{
    public static readonly Done It = new();
}
