namespace Kite;

/// <summary>How the way to the mail server is guarded.</summary>
public enum MailSecurity
{
    None,
    StartTls,
    Tls,
}

/// <summary>
/// The door through which letters leave: the business's own mail server. Its password is sealed
/// with a key that is wrapped by the master key, which lies outside the database.
/// </summary>
internal sealed class MailDoor
{
    /// <summary>The books whose door it is.</summary>
    public Guid Id { get; init; }
    public string Host { get; set; } = "";
    public int Port { get; set; }
    public MailSecurity Security { get; set; }
    public string? UserName { get; set; }
    public byte[]? Password { get; set; }
    public string FromAddress { get; set; } = "";
    public string FromName { get; set; } = "";

    /// <summary>Where people reach Kite: what the links of a letter begin with.</summary>
    public string BaseAddress { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; }

    /// <summary>Since when the test letters of this hour are counted, and how many there were.
    /// </summary>
    public DateTimeOffset? TestsSince { get; set; }
    public int Tests { get; set; }
}

/// <summary>
/// What is said of the mail server. A password left out stays as it is; an empty one is taken
/// away.
/// </summary>
public sealed record MailDoorFacts(
    string? Host, int? Port, MailSecurity? Security, string? UserName, string? Password,
    string? FromAddress, string? FromName, string? BaseAddress);

/// <summary>The mail server as it is kept; whether there is a password, never which.</summary>
public sealed record MailDoorView(
    bool IsOpen, string Host, int Port, MailSecurity Security, string? UserName,
    bool HasPassword, string FromAddress, string FromName, string BaseAddress);

/// <summary>The door with its password opened, for one sending.</summary>
internal sealed record OpenedDoor(
    string Host, int Port, MailSecurity Security, string? UserName, string? Password,
    string FromAddress, string FromName, string BaseAddress);
