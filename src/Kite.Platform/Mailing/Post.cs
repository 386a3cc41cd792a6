using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Kite;

/// <summary>
/// Why a letter was not taken, whether it is worth trying again, and whether anybody is to have it.
/// </summary>
internal sealed record PostTrouble(Refusal Why, bool MayPass)
{
    /// <summary>What becomes of the letter; null leaves it to whether the trouble may pass.
    /// </summary>
    public MailState? Ends { get; init; }

    /// <summary>The server itself is out of reach, for this letter as for every other.</summary>
    public bool IsOfServer { get; init; }
}

/// <summary>Hands letters over to the mail server.</summary>
internal static class Post
{
    // For one answer of the server.
    private const int Patience = 20_000;

    // Less than a turn lasts: a server that takes the line and says nothing costs no more.
    internal static readonly TimeSpan Whole = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <summary>Hands it over; null when it was taken.</summary>
    public static async Task<PostTrouble?> Send(
        OpenedDoor door, MimeMessage message, TimeProvider clock, CancellationToken cancel)
    {
        // A server of one's own often has a certificate whose issuer keeps no list of revoked ones.
        using var client = new SmtpClient
        {
            Timeout = Patience, CheckCertificateRevocation = false,
        };
        using var enough = new CancellationTokenSource(Whole, clock);
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(cancel, enough.Token);
        try
        {
            await client.ConnectAsync(door.Host, door.Port, How(door.Security), whole.Token);
            if (door is { UserName: { } user, Password: { } password })
            {
                if (!client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
                    return new(new MailSignInWasRefused(), MayPass: false);
                await client.AuthenticateAsync(Encoding.UTF8, user, password, whole.Token);
            }
            await client.SendAsync(message, whole.Token);
        }
        catch (Exception trouble) when (Told(trouble, door, cancel) is { } told)
        {
            return told;
        }
        await Leave(client);
        return null;
    }

    /// <summary>The letter as it goes over the wire; the same letter has the same number.</summary>
    public static MimeMessage Wrap(
        Letter letter, OpenedDoor door, string toName, string toAddress, Guid id,
        DateTimeOffset at)
    {
        var message = new MimeMessage
        {
            Subject = MailLines.OneLine(letter.Subject),
            Date = at,
            MessageId = $"{id:N}@{new Uri(door.BaseAddress).IdnHost}",
        };
        message.From.Add(Box(door.FromName, door.FromAddress));
        message.To.Add(Box(toName, toAddress));
        // Machines that answer letters leave these alone.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.End is { } end)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{end}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.Body = BodyOf(letter);
        return message;
    }

    private static MultipartAlternative BodyOf(Letter letter)
    {
        var page = letter.Html;
        var related = new MultipartRelated();
        foreach (var picture in letter.Pictures)
        {
            var part = new MimePart("image", "png")
            {
                Content = new MimeContent(new MemoryStream(picture.Png)),
                ContentTransferEncoding = ContentEncoding.Base64,
                ContentDisposition = new(ContentDisposition.Inline),
                ContentId = $"{picture.Name}.{MimeUtils.GenerateMessageId("kite.invalid")}",
                FileName = picture.Name + ".png",
            };
            related.Add(part);
            page = page.Replace(
                "cid:" + picture.Name + "\"", "cid:" + part.ContentId + "\"",
                StringComparison.Ordinal);
        }
        related.Insert(0, new TextPart("html") { Text = page });
        return new(
            new TextPart("plain") { Text = letter.Text },
            letter.Pictures.Count == 0 ? related[0] : related);
    }

    private static MailboxAddress Box(string name, string address) =>
        new(Encoding.UTF8, MailLines.OneLine(name), address);

    private static SecureSocketOptions How(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    // It has been taken: what happens now changes nothing.
    private static async Task Leave(SmtpClient client)
    {
        using var goodbye = new CancellationTokenSource(Goodbye);
        try
        {
            await client.DisconnectAsync(quit: true, goodbye.Token);
        }
        catch (Exception broken) when (broken is IOException or ProtocolException
            or SocketException or CommandException or TimeoutException
            or OperationCanceledException)
        {
            client.Dispose();
        }
    }

    private static PostTrouble? Told(
        Exception trouble, OpenedDoor door, CancellationToken cancel) => trouble switch
        {
            OperationCanceledException when cancel.IsCancellationRequested => null,
            SslHandshakeException or System.Security.Authentication.AuthenticationException
                or NotSupportedException =>
                OfServer(new MailIsNotEncrypted(door.Host)),
            ServiceNotAuthenticatedException => new(new MailSignInIsNeeded(), MayPass: false),
            MailKit.Security.AuthenticationException or SaslException =>
                new(new MailSignInWasRefused(), MayPass: false),
            SmtpCommandException said => Refused(said),
            SocketException
            {
                SocketErrorCode: SocketError.HostNotFound or SocketError.NoData
                    or SocketError.TryAgain,
            } => OfServer(new MailServerIsUnknown(door.Host)),
            SocketException or TimeoutException or OperationCanceledException =>
                OfServer(new MailServerDoesNotAnswer(door.Host, door.Port)),
            ProtocolException or IOException or CommandException or ServiceNotConnectedException =>
                OfServer(new MailServerIsStrange(door.Host, door.Port)),
            _ => null,
        };

    private static PostTrouble OfServer(Refusal why) =>
        new(why, MayPass: true) { IsOfServer = true };

    private static PostTrouble Refused(SmtpCommandException said)
    {
        var status = (int)said.StatusCode;
        return new(
            said.ErrorCode switch
            {
                SmtpErrorCode.SenderNotAccepted => new MailSenderWasRefused(status),
                SmtpErrorCode.RecipientNotAccepted => new MailAddressWasRefused(status),
                _ => new MailWasRefused(status),
            },
            MayPass: status < 500);
    }
}
