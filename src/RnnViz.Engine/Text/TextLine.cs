using System.Globalization;

namespace RnnViz.Engine.Text;

/// <summary>
/// Builds one line of text in a buffer on the stack, so that a frame full of numbers allocates nothing. What does not fit is
/// cut. <c>var line = new TextLine(stackalloc char[64]); line.Add("loss ").Add3(loss);</c>
/// </summary>
public ref struct TextLine(Span<char> buffer)
{
    private readonly Span<char> buffer = buffer;
    private int length;

    /// <summary>The text so far.</summary>
    public readonly ReadOnlySpan<char> Span => buffer[..length];

    /// <summary>Appends text.</summary>
    public void Add(scoped ReadOnlySpan<char> text)
    {
        int count = Math.Min(text.Length, buffer.Length - length);
        text[..count].CopyTo(buffer[length..]);
        length += count;
    }

    /// <summary>Appends a whole number, thousands separated by commas.</summary>
    public void Add(long number)
    {
        if (number.TryFormat(buffer[length..], out int written, "N0", CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>Appends a number with a fixed count of decimals; one of 10⁹ or more as a power of ten.</summary>
    public void AddFixed(double number, int decimals)
    {
        if (double.IsFinite(number) && Math.Abs(number) >= 1e9)
        {
            AddMagnitude(number, 2);
            return;
        }

        if (Math.Abs(number) < 0.5 * Math.Pow(10, -decimals))
        {
            number = 0; // what rounds to nothing has no sign
        }

        Span<char> format = ['F', (char)('0' + decimals)];
        if (!AddSpecial(number) && number.TryFormat(buffer[length..], out int written, format, CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>Appends a number with three significant digits: 0.0123, 1.38, 4.20e-9; 0 is exactly zero.</summary>
    public void Add3(double number)
    {
        if (AddSpecial(number))
        {
            return;
        }

        if (number == 0)
        {
            Add("0");
            return;
        }

        // the exponent after rounding to three digits: 0.9996 is 1.00, not 0.1000
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(number)));
        if (Math.Abs(number) >= 9.995 * Math.Pow(10, exponent))
        {
            exponent++;
        }

        bool isPlain = exponent is >= -3 and < 5;
        ReadOnlySpan<char> format = !isPlain ? "0.00e0" : exponent switch
        {
            >= 2 => "F0",
            1 => "F1",
            0 => "F2",
            -1 => "F3",
            -2 => "F4",
            _ => "F5",
        };
        if (number.TryFormat(buffer[length..], out int written, format, CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>Appends a round number as briefly as it goes: 0, 150, 3e+184.</summary>
    public void AddRound(double number)
    {
        if (AddSpecial(number))
        {
            return;
        }

        ReadOnlySpan<char> format = Math.Abs(number) is 0 or (>= 1 and < 1e5) ? "0.#" : "0.#e0";
        if (number.TryFormat(buffer[length..], out int written, format, CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>Appends a very large or very small number as one digit and its power of ten: 4e-39, -2e5.</summary>
    public void AddRoundPower(double number)
    {
        if (!AddSpecial(number) && number.TryFormat(buffer[length..], out int written, "0e0", CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>Appends a power of ten as a tick label: 1, 10, 100, 0.1, 0.01, 1e-3, 1e5.</summary>
    public void AddPowerOfTen(int exponent)
    {
        switch (exponent)
        {
            case 0: Add("1"); break;
            case 1: Add("10"); break;
            case 2: Add("100"); break;
            case -1: Add("0.1"); break;
            case -2: Add("0.01"); break;
            default:
                Add("1e");
                if (exponent.TryFormat(buffer[length..], out int written, default, CultureInfo.InvariantCulture))
                {
                    length += written;
                }

                break;
        }
    }

    /// <summary>Appends a number as a digit, decimals and a power of ten: 3e-9, 3.1e-9.</summary>
    public void AddMagnitude(double number, int decimals = 0)
    {
        ReadOnlySpan<char> format = decimals <= 0 ? "0e0" : decimals == 1 ? "0.0e0" : "0.00e0";
        if (!AddSpecial(number) && number.TryFormat(buffer[length..], out int written, format, CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    /// <summary>Appends a number with so many significant digits, 1 to 15, and a power of ten: 3e-9, 1.8512e-3.</summary>
    public void AddDigits(double number, int digits)
    {
        Span<char> format = stackalloc char[20];
        int end = 1;
        format[0] = '0';
        if (digits > 1)
        {
            format[end++] = '.';
            format.Slice(end, Math.Min(digits, 15) - 1).Fill('0');
            end += Math.Min(digits, 15) - 1;
        }

        "e0".CopyTo(format[end..]);
        if (!AddSpecial(number)
            && number.TryFormat(buffer[length..], out int written, format[..(end + 2)], CultureInfo.InvariantCulture))
        {
            length += written;
        }
    }

    private bool AddSpecial(double number)
    {
        if (double.IsFinite(number))
        {
            return false;
        }

        Add(double.IsNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞");
        return true;
    }
}
