using Raylib_cs;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>What the user's keyboard layout prints on the keys, for what no typed character says.</summary>
/// <param name="signOf">The one ASCII character on a key, by the key's place; '\0' where it is another one or none.</param>
internal sealed class KeyboardLayout(Func<KeyboardKey, char> signOf)
{
    /// <summary>The layout in use now, as raylib knows it; needs an open window.</summary>
    public static unsafe KeyboardLayout InUse { get; } = new(key =>
    {
        sbyte* name = Raylib.GetKeyName(key);
        return name != null && name[0] > 0 && name[1] == 0 ? (char)name[0] : '\0';
    });

    /// <summary>Whether the keys have Latin letters, as on a French keyboard and not on a Russian one.</summary>
    public bool IsLatin
    {
        get
        {
            int letters = 0;
            for (KeyboardKey key = KeyboardKey.A; key <= KeyboardKey.Z; key++)
            {
                letters += char.IsAsciiLetter(signOf(key)) ? 1 : 0;
            }

            return 2 * letters > KeyboardKey.Z - KeyboardKey.A;
        }
    }

    /// <summary>The Latin letter that is printed on a key, else the one that an American keyboard has there; null for none.</summary>
    public Key? LetterOf(KeyboardKey key)
    {
        if (key is <= KeyboardKey.Space or > KeyboardKey.Grave)
        {
            return null;
        }

        char sign = char.ToLowerInvariant(signOf(key));
        return char.IsAsciiLetter(sign) ? Key.A + (sign - 'a') : key is >= KeyboardKey.A and <= KeyboardKey.Z ? PlaceOf(key) : null;
    }

    /// <summary>The letter or digit that an American keyboard has where the key is; null for other keys.</summary>
    public static Key? PlaceOf(KeyboardKey key) => key switch
    {
        >= KeyboardKey.A and <= KeyboardKey.Z => Key.A + (key - KeyboardKey.A),
        >= KeyboardKey.Zero and <= KeyboardKey.Nine => Key.Digit0 + (key - KeyboardKey.Zero),
        _ => null,
    };
}
