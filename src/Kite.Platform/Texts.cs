namespace Kite.Platform;

/// <summary>The words of the platform: shell, sign-in, imports, refusals of every module.</summary>
public sealed class Texts;
