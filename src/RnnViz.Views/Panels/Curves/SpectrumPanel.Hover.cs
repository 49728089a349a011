using RnnViz.Engine.Geometry;
using RnnViz.Lessons.History;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Curves;

// the eigenvalue that is pointed at
public sealed partial class SpectrumPanel
{
    /// <summary>The eigenvalue nearest to a point and nearer than a distance, which becomes its own; −1 for none.</summary>
    private int Nearest(SpectrumReading spectrum, Point point, ref float distance)
    {
        int nearest = -1;
        for (int i = 0; i < spectrum.Count; i++)
        {
            float away = (PlaceOf(spectrum, i) - point).Length;
            if (away < distance)
            {
                (nearest, distance) = (i, away);
            }
        }

        return nearest;
    }

    private void Describe(SpectrumReading spectrum, int i, ref HoverText text)
    {
        double re = spectrum.Real(i), im = spectrum.Imaginary(i);
        text.Name.Add("eigenvalue of Whh");
        text.Value.Add3(re);
        text.Value.Add(im < 0 ? " − " : " + ");
        text.Value.Add3(Math.Abs(im));
        text.Value.Add(" i, |λ| ");
        text.Value.Add3(Math.Sqrt(re * re + im * im));
        text.Place.AddPart("iteration", training.Session.ShownIteration(spectrum.Iteration));
    }
}
