namespace Kite.Importing;

/// <summary>The file is larger than a browser sends well: the command line takes any size.
/// </summary>
public sealed record FileIsTooLarge(string Size, string Limit) : Refusal;
