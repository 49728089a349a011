using System.Globalization;

namespace Raylib_cs;

/// <summary>C's <c>bool</c>: one byte, so that it crosses into raylib without marshalling.</summary>
public readonly struct CBool
{
    public CBool(bool value) => Value = (sbyte)(value ? 1 : 0);

    public CBool(long value) => Value = (sbyte)(value != 0 ? 1 : 0);

    public sbyte Value { get; init; }

    public static implicit operator sbyte(CBool x) => x.Value;

    public static implicit operator bool(CBool x) => x.Value != 0;

    public static implicit operator CBool(bool x) => new(x);

    public static implicit operator CBool(long x) => new(x);

    public override string ToString() => ((bool)this).ToString(CultureInfo.InvariantCulture);
}
