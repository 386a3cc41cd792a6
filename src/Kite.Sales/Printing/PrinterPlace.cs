using System.Net;
using System.Net.Sockets;

namespace Kite.Sales;

/// <summary>Where a printer may be: in the house, at a printer's own door.</summary>
internal static class PrinterPlace
{
    public const int UsualPort = 9100;
    public const int FirstPort = 9100;
    public const int LastPort = 9199;

    /// <summary>The address as it was meant; null where it is none.</summary>
    public static IPAddress? Read(string? written)
    {
        var text = written?.Trim();
        if (!IPAddress.TryParse(text, out var ip)) return null;
        // 10 and 10.1 are addresses to some programs; here an address has all of its numbers.
        if (ip.AddressFamily is AddressFamily.InterNetwork)
            return ip.ToString() == text ? ip : null;
        return ip is { IsIPv4MappedToIPv6: true } ? ip.MapToIPv4() : ip;
    }

    /// <summary>Within the house or on this machine: nothing that others run is reached.</summary>
    public static bool IsNear(IPAddress ip) => ip.AddressFamily is AddressFamily.InterNetwork
        ? ip.GetAddressBytes() is [10, ..] or [127, ..] or [192, 168, ..]
            or [172, >= 16 and <= 31, ..]
        : ip.IsIPv6UniqueLocal || IPAddress.IPv6Loopback.Equals(ip);
}
