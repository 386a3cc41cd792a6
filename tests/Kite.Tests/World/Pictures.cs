namespace Kite.Tests;

/// <summary>Small pictures as browsers make them: 40 pixels wide and 30 high, the GIF of one.
/// </summary>
internal static class Pictures
{
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQ"
        + "WnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8"
        + "fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAeACgDASIAAhEBAxEB/8QA"
        + "GAABAQEBAQAAAAAAAAAAAAAAAAUCBAb/xAAjEAACAQIFBQEAAAAAAAAAAAABAgADEQQFEkFhExQhIlEV"
        + "/8QAGQEAAgMBAAAAAAAAAAAAAAAAAQMAAgQF/8QAGREAAwEBAQAAAAAAAAAAAAAAAAECEQMS/9oADAMB"
        + "AAIRAxEAPwDjmqdN6rhKalmOwmZdyWiqYU1bezk+eBMrO1deVpw/kYrTf0v81eZxVKb0nKVFKsNjPWSd"
        + "nVFXwoq29kI88GBMTHZt4yFERCaRK+T4xFTt6hCm91J34kiJCtSqWM9dJGcYxGTt6ZDG92I24kvrVNOn"
        + "qPp+ajaYgwVHHy9YiIhHn//Z");

    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAYAAABe3VzdAAACMUlEQVR4AeySy0sbURTGv0wbLR1bC1Xb"
        + "lOKjWGopddF0UUqx3bUgdaM7Ff0D3LlSUMSdLvwLFAVFEcWdS9+CCq58oEZEgw9QMpGgjHF83hMQVJLc"
        + "c282Qbxwydx7vu87v5wZY97rvUrmbSDJ1yNgoi/ogU/QcCH9azbelXiRX/MXhS3lKGytEM//xN33SA1C"
        + "k8gUtSeYkvECBbX/IzCeYq+AyYH7lQl3+nPxnA1P8bdIjTSkhebSAsz4VYAvDaUw899K25KGtK9/fpJq"
        + "owmUATOLPiOnsgjGs5RoeVHvSJtb9RvkjSqIc6kEmJr5Eu/LfkB3kZcyVPx8QBeQV/0HRqpbJf+Olrw0"
        + "SbjuXMc9sAHN3CzWNwfJSvvogSmywFx8wA9ZzEi5zFTIYgOm5b2Rd2YqVLLYgCr/WsapksUGNJ4+kfVl"
        + "11Wy2ID2jsUGkAlVsviA2wFZX3bdVshSAAyyAWRCe5ufxQYMLfhxsssPjgUZFhmUFat+/54NeOmcY7Nj"
        + "FFfnF/cz2GfybrSPgLK4JjYgBdIEd4bm6FFrkze8d6jkVQKk5IORJfh7pnAZdujI2hf2KbY6x0BeluGW"
        + "SBmQvIGpFSw3D+JobZeOcTdplpsGYM2ux9XFKmoBUphjHcPXNoylxn74uydhzfjgWEdwgscIChh/90Sk"
        + "5hOas5BNFq2tDXjT7XQ/hMD0Kra6xrFY34fFul5sitcZmF4D1W50ur8JA+o25voeAbmTiqVL+gleAwAA"
        + "//+snpnfAAAABklEQVQDAL6H8+VARPtLAAAAAElFTkSuQmCC");

    public static readonly byte[] Gif = Convert.FromBase64String(
        "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    public static readonly byte[] Webp = Convert.FromBase64String(
        "UklGRpwAAABXRUJQVlA4IJAAAAAwBQCdASooAB4APt1apE2opSOiNUgBEBuJZAB5HAW+t1xCs1+YQfBG"
        + "0xDFMKgTSyYqAAD+basgVvATfYmxELlRQRuP/4Ly8gF//8EF7UflxyVl3xbBBK2Y10EEgfXw3+ueiD3Z"
        + "Rsr6xzCzV1QMHnd5wDcWl/2mpBdjY9AdSTzWpk/uy4WrkSnAGKIQclcAAAA=");

    public static readonly byte[] WebpLossless = Convert.FromBase64String(
        "UklGRiYBAABXRUJQVlA4TBkBAAAvJ0AHAGehoI0kNbX0TGIeQdu2ifufP7GDYtC2keRg3X3vDs7Nf/z/"
        + "Z8HIhnG2KAahsCLqpn2vtiUrVRIIBkUxrHsgjPc+hFXfhBCipIixDaJvYQgMiGIQGFYxAI4kSYokX2Zm"
        + "5t2D+v8Dj6ZGOjWi/4okSYYyxs5p8AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEC1v9g9nvtlv1qy"
        + "NM8RERER52apMnmP+B3voxJlFhHxV2eWLq2PIh+tZKl8nSiKUyWnF1EcvZx5xjxnm7HNuWXccl4Zr5xD"
        + "xiFnlbHKGWQMcmqX4nKtJS9C97OofHa+LlYyw4XZLXFRp3/e57dhqYvfOP4ux3rZB9eerG/3zbjtv/pQ"
        + "AAA=");

    /// <summary>The lossy one again, in the frame that may hold more than a picture.</summary>
    public static readonly byte[] WebpExtended =
    [
        .. "RIFF"u8, (byte)(Webp.Length + 10), (byte)((Webp.Length + 10) >> 8), 0, 0,
        .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 39, 0, 0, 29, 0, 0, .. Webp[12..],
    ];

    /// <summary>A picture of this size on paper; nothing is drawn on it.</summary>
    public static byte[] PngOf(int width, int height)
    {
        byte[] png = [.. Png];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }
}
