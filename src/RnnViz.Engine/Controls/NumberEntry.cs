using System.Globalization;

namespace RnnViz.Engine.Controls;

/// <summary>A number while it is being typed, character by character.</summary>
internal sealed class NumberEntry
{
    private const int MostCharacters = 12;

    private readonly char[] characters = new char[MostCharacters];
    private int length;

    /// <summary>What has been typed so far.</summary>
    public ReadOnlySpan<char> Text => characters.AsSpan(0, length);

    /// <summary>Whether a character can be the first of a number.</summary>
    public static bool IsBeginning(char character) => char.IsAsciiDigit(character) || character is '.' or ',';

    /// <summary>Appends a character; what no number has, and what is too much, is left out. A comma counts as a point.</summary>
    public void Append(char character)
    {
        if ((IsBeginning(character) || character is '-' or '+' or 'e' or 'E') && length < MostCharacters)
        {
            characters[length++] = character == ',' ? '.' : character;
        }
    }

    /// <summary>Takes the last character back.</summary>
    public void Erase() => length = Math.Max(0, length - 1);

    /// <summary>Takes all characters back.</summary>
    public void Clear() => length = 0;

    /// <summary>The number typed; false where it is none, or not finite.</summary>
    public bool TryParse(out double value) =>
        double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
