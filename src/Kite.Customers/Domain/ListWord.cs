namespace Kite.Customers;

/// <summary>The lists of words that the business keeps for itself.</summary>
public enum WordList
{
    /// <summary>Why a customer left, or would.</summary>
    Losses,

    /// <summary>Where a customer came from.</summary>
    Origins,

    /// <summary>Why a customer chooses us.</summary>
    Reasons,

    /// <summary>How a customer is thanked.</summary>
    Thanks,
}

/// <summary>A word of one of the business's own lists, in the business's own language.</summary>
public sealed class ListWord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public WordList List { get; init; }
    public string Name { get; set; } = "";

    /// <summary>Where it stands among the others of its list.</summary>
    public int Place { get; set; }

    /// <summary>No longer offered; what was noted with it keeps it.</summary>
    public bool IsRetired { get; set; }
    public long Version { get; set; } = 1;
}
