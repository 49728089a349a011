using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Panels.Curves;

// the largest eigenvalue, which a call-out points at
public sealed partial class SpectrumPanel
{
    /// <summary>Eigenvalues closer together than this share of their size lie in one place.</summary>
    private const double Alike = 1e-6;

    /// <summary>The largest eigenvalue.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        if (Largest is not (>= 0 and int largest))
        {
            return base.Locate(fonts, target);
        }

        Point at = PlaceOf(largest);
        float around = MathF.Max(Look.Px(5), Dot);
        return new TargetPlace(new Box(at.X - around, at.Y - around, 2 * around, 2 * around), at,
            at.X < Plane.Center.X ? TargetSide.Left : TargetSide.Above);
    }

    /// <summary>
    /// The eigenvalue of the largest modulus, of several the one with the largest real part and then the upper one; −1 where there
    /// is none.
    /// </summary>
    private int Largest
    {
        get
        {
            int largest = -1;
            double most = 0;
            for (int i = 0; i < Spectrum.Count; i++)
            {
                (double re, double im) = (Spectrum.Real(i), Spectrum.Imaginary(i));
                double modulus = Math.Sqrt(re * re + im * im), alike = Alike * Math.Max(most, modulus);
                if (!double.IsFinite(modulus))
                {
                    continue;
                }

                bool isLarger = largest < 0 || modulus > most + alike;
                bool isFurtherRight = !isLarger && modulus >= most - alike && (re > Spectrum.Real(largest) + alike
                    || re >= Spectrum.Real(largest) - alike && im > Spectrum.Imaginary(largest));
                (largest, most) = isLarger || isFurtherRight ? (i, Math.Max(most, modulus)) : (largest, most);
            }

            return largest;
        }
    }

    /// <summary>How many eigenvalues lie where one of them lies.</summary>
    private int CountAt(int which)
    {
        int count = 0;
        double alike = Alike * Math.Max(1, Spectrum.SpectralRadius);
        for (int i = 0; i < Spectrum.Count; i++)
        {
            bool isThere = Math.Abs(Spectrum.Real(i) - Spectrum.Real(which)) <= alike
                && Math.Abs(Spectrum.Imaginary(i) - Spectrum.Imaginary(which)) <= alike;
            count += isThere ? 1 : 0;
        }

        return count;
    }

    /// <summary>Beside the largest eigenvalue, how many there are in that one place, where it has room within the plane.</summary>
    private void DrawCount(ICanvas canvas)
    {
        if (Largest is not (>= 0 and int largest) || CountAt(largest) is not (> 1 and int count))
        {
            return;
        }

        var text = new TextLine(stackalloc char[16]);
        text.Add(count);
        text.Add(" ×");
        Point at = PlaceOf(largest);
        float width = canvas.Fonts.Measure(text.Span, Look.SmallNumber), gap = Dot + Look.Px(7);
        // inside the circle of ρ, below the axis and the line from a call-out
        var place = new Point(at.X > Plane.Center.X ? at.X - gap - width : at.X + gap, at.Y + Look.Px(16));
        if (place.Y < Plane.Bottom && place.X > Plane.X && place.X + width < Plane.Right)
        {
            canvas.BackedText(text.Span, place, Look.SmallNumber, Ink(Theme.Text), Theme.Surface, TextAlign.Left);
        }
    }
}
