namespace Kite.Importing;

/// <summary>One file on its way into the books: where it stands and what it brought.</summary>
public sealed class Import
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The number that people read.</summary>
    public long Number { get; init; }

    /// <summary>What the rows are: <c>purchases</c>.</summary>
    public string Kind { get; init; } = "";
    public string FileName { get; init; } = "";

    /// <summary>SHA-256 of the file.</summary>
    public byte[] FileHash { get; init; } = [];
    public long FileBytes { get; init; }
    public FileKind FileKind { get; set; }

    /// <summary>The file's headings as JSON, for the file of refused rows.</summary>
    public string Headings { get; set; } = "[]";
    public string Mapping { get; set; } = "{}";
    public ImportState State { get; set; }

    /// <summary>Someone wants it to stop at the end of the batch at hand.</summary>
    public bool StopAsked { get; set; }
    public Guid? StarterId { get; set; }
    public string StarterName { get; set; } = "";

    /// <summary>What the one who started it may do: the work is done on their behalf.</summary>
    public string StarterMay { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public long RowsRead { get; set; }
    public long RowsAdded { get; set; }
    public long RowsKnown { get; set; }
    public long RowsRefused { get; set; }

    /// <summary>Rows that changed a record which was in the books before.</summary>
    public long RowsChanged { get; set; }
    public long NewCustomers { get; set; }
    public long AddedCoins { get; set; }

    /// <summary>The currency that the rows are in, once that is known.</summary>
    public string? Currency { get; set; }

    /// <summary>These rows settled the currency of the books.</summary>
    public bool SettledCurrency { get; set; }
    public long BytesDone { get; set; }

    /// <summary>The last line of the file whose batch is in the books.</summary>
    public long LastRow { get; set; }
    public int Batches { get; set; }

    /// <summary>What the last dry run counted, as JSON.</summary>
    public string? DryRun { get; set; }

    /// <summary>What undoing took back and what stayed, as JSON.</summary>
    public string? Undone { get; set; }

    /// <summary>Why it broke off, as JSON, worded when someone reads it.</summary>
    public string? Failure { get; set; }

    /// <summary>The file and the refused rows were removed after their time.</summary>
    public bool IsTidied { get; set; }
    public long Version { get; set; } = 1;

    public ImportFigures Figures =>
        new(RowsRead, RowsAdded, RowsKnown, RowsRefused, NewCustomers, AddedCoins, RowsChanged);

    public bool MayBeMapped =>
        State is ImportState.Uploaded or ImportState.Ready
        || (LastRow == 0 && State is ImportState.Stopped or ImportState.Failed);

    public bool MayStart =>
        State is ImportState.Ready or ImportState.Stopped or ImportState.Failed;

    public bool MayBeUndone =>
        State is ImportState.Done or ImportState.Stopped or ImportState.Failed
            or ImportState.HalfUndone;

    public bool MayStop => State is ImportState.Trying or ImportState.Running;

    /// <summary>There is work to do that someone asked for.</summary>
    public bool IsAsked => MayStop || State is ImportState.Undoing;

    /// <summary>Asks for work, to be done with what the asker may do.</summary>
    public void Ask(ImportState work, Asker asker, DateTimeOffset at)
    {
        (State, StopAsked, Failure) = (work, false, null);
        (StarterId, StarterName) = (asker.Id, asker.Name);
        StarterMay = string.Join(' ', asker.Permissions.Order(StringComparer.Ordinal));
        (StartedAt, EndedAt) = (at, null);
        Version++;
    }

    /// <summary>Stops where nobody works on it.</summary>
    public void Rest(DateTimeOffset at)
    {
        State = State is ImportState.Trying ? ImportState.Ready : ImportState.Stopped;
        (StopAsked, EndedAt) = (false, at);
    }

    public Asker Starter => new(
        StarterId,
        StarterName,
        new HashSet<string>(StarterMay.Split(' '), StringComparer.Ordinal));
}
