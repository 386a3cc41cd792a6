namespace Kite.Customers;

/// <summary>What a customer is asked, besides what stands on their record.</summary>
public enum AskedThing
{
    /// <summary>Where they came from.</summary>
    Origin,

    /// <summary>Why they choose us.</summary>
    Reason,
}

/// <summary>What a customer answered, or what staff know of it.</summary>
public sealed class CustomerAnswer
{
    public Guid CustomerId { get; init; }
    public AskedThing Asked { get; init; }
    public Guid? WordId { get; set; }

    /// <summary>In their own words.</summary>
    public string? Text { get; set; }
    public Evidence Evidence { get; set; }
    public string Source { get; set; } = "staff";
    public DateTimeOffset NotedAt { get; set; }
    public Guid? NotedBy { get; set; }
    public DateTimeOffset? VerifiedAt { get; set; }
    public Guid? VerifiedBy { get; set; }
}

/// <summary>How it is known; that somebody stays away says nothing of why.</summary>
public enum Evidence
{
    Statement,
    Survey,
    Observation,
}

/// <summary>A customer was thanked.</summary>
public sealed class Thank
{
    public Guid CustomerId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateOnly Day { get; init; }
    public Guid WordId { get; init; }
    public string? Note { get; init; }
    public Guid? NotedBy { get; init; }
    public DateTimeOffset NotedAt { get; init; }
}

/// <summary>Whether a customer is gone or only would go.</summary>
public enum LossKind
{
    WouldLeave,
    Left,
}

/// <summary>Why a customer left or would leave, and when they were won back.</summary>
public sealed class Loss
{
    public Guid CustomerId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public LossKind Kind { get; init; }
    public Guid WordId { get; init; }
    public Evidence Evidence { get; init; }
    public DateOnly Day { get; init; }
    public string? Note { get; init; }
    public Guid? NotedBy { get; init; }
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>The day from which they were ours again.</summary>
    public DateOnly? WonBackOn { get; set; }
    public Guid? WonBackBy { get; set; }
}
