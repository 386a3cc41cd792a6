namespace Kite;

/// <summary>A part that needs a moment after the start, such as the mirror catching up.</summary>
public interface IReady
{
    string Name { get; }

    bool IsReady { get; }
}
