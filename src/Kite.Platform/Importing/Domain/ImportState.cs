namespace Kite.Importing;

/// <summary>Where an import stands on its way from a file to the books.</summary>
public enum ImportState
{
    /// <summary>The file is here; the mapping still has faults.</summary>
    Uploaded,

    /// <summary>The mapping fits: a dry run or the start may come.</summary>
    Ready,

    /// <summary>A dry run is asked for or under way: all is counted, nothing written.</summary>
    Trying,

    /// <summary>The rows are asked for or on their way into the books.</summary>
    Running,

    /// <summary>Stopped half-way by someone; it goes on where it stopped.</summary>
    Stopped,

    /// <summary>It broke off and says why; it goes on where it broke off.</summary>
    Failed,

    Done,

    /// <summary>What it brought is being taken back.</summary>
    Undoing,

    /// <summary>Taking back broke off; it goes on where it broke off.</summary>
    HalfUndone,
    Undone,
}
