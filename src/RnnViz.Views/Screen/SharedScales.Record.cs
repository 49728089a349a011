using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Screen;

// scales that were fitted once, and shall be the same again
public sealed partial class SharedScales
{
    /// <summary>The scales where they are fitted; null where they are the lesson's.</summary>
    public ScalesRecord? Record => !AreFitted ? null : new ScalesRecord
    {
        Hidden = Of(Hidden),
        Gradient = Of(Gradient),
        Norm = Of(Norm),
        Cell = Of(Cell),
        Carousel = Of(Carousel),
    };

    /// <summary>Makes the scales what they were.</summary>
    public void Restore(ScalesRecord record)
    {
        Hidden = ValueScale.Linear(Limit(record.Hidden));
        Cell = ValueScale.Linear(Limit(record.Cell));
        Gradient = ValueScale.SignedLog(record.Gradient.Low, Above(record.Gradient));
        Norm = ValueScale.Log(record.Norm.Low, Above(record.Norm));
        Carousel = ValueScale.Log(record.Carousel.Low, Above(record.Carousel));
        AreFitted = true;
        Version++;
    }

    private static ScaleRecord Of(ValueScale scale) => new() { Low = scale.Low, High = scale.High };

    // no scale is empty, whatever a record says
    private static double Limit(ScaleRecord scale) => scale.High > 0 ? scale.High : 1;

    private static double Above(ScaleRecord scale) => Math.Max(scale.High, scale.Low + 1);
}
