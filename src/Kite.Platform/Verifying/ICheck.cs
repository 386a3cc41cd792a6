namespace Kite;

/// <summary>One of the proofs that <c>kite verify</c> asks for (R6).</summary>
public interface ICheck
{
    Task<Finding> Run(CancellationToken cancel);
}

/// <summary>What a check found: all well or not, and in which words.</summary>
/// <param name="Of">What was checked: <c>trail</c>, <c>purchases</c>, <c>mirror</c>.</param>
/// <param name="IsWell">False makes verify end non-zero.</param>
/// <param name="Figures">The figures behind the verdict, for the person who reads it.</param>
public sealed record Finding(string Of, bool IsWell, IReadOnlyDictionary<string, string> Figures);
