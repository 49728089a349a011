#version 330
// Colours the cells of a float texture. A texel holds a position on the colour scale or a code (see HeatCode in
// src/RnnViz.Engine/Drawing/Heatmap.cs): the same scale as ColorMap.At on the CPU. Where there is no graphics card,
// src/RnnViz/Rendering/Processor/HeatmapPainter.cs paints what this shader draws; tests hold the two to each other.
// Compiled twice: with CODES defined for heatmaps in which zeros, NaN or infinities stand, without for all others. A
// renderer without graphics hardware runs every branch for every pixel, and the marks are most of the work.

in vec2 fragTexCoord;
in vec4 fragColor;          // r: 1 leaves hairlines between columns

uniform sampler2D texture0;
uniform vec3 anchors[17];   // the scale, sRGB 0..1, lowest position first
uniform vec3 mark;          // colour of marks
uniform float diverging;    // 1: positions run -1..1, 0: 0..1
uniform float saturation;   // |position| from which a unit is marked as saturated; 0: never

out vec4 finalColor;

const int MOST_SAMPLES = 16;

vec3 scaleColor(float position)
{
    float unit = diverging > 0.5 ? (position + 1.0) * 0.5 : position;
    float place = clamp(unit, 0.0, 1.0) * 16.0;
    int below = min(int(place), 15);
    return mix(anchors[below], anchors[below + 1], place - float(below));
}

#ifdef CODES
bool isNaN(float v) { return (floatBitsToUint(v) & 0x7FFFFFFFu) > 0x7F800000u; }
bool isInfinite(float v) { return (floatBitsToUint(v) & 0x7FFFFFFFu) == 0x7F800000u; }

// Marks of special cells. `at` is the distance from the cell's middle in pixels, `cell` the cell's size in pixels.
vec4 special(float v, vec2 at, vec2 cell)
{
    float small = min(cell.x, cell.y);
    float r = clamp(small * 0.22, 1.0, 5.0);
    bool isTiny = small < 5.0;
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    if (isNaN(v))
    {
        // a cross; where cells are tiny, diagonal stripes
        bool ink = isTiny ? (pixel.x + pixel.y) % 4 < 2 : abs(abs(at.x) - abs(at.y)) < 0.9 && abs(at.x) <= r + 0.5;
        return ink ? vec4(mark, 1.0) : vec4(mark, 0.18);
    }
    if (isInfinite(v))
    {
        // two rings side by side; where cells are tiny, level stripes
        float ring = min(abs(length(at - vec2(r * 0.75, 0.0)) - r * 0.75), abs(length(at + vec2(r * 0.75, 0.0)) - r * 0.75));
        bool ink = isTiny ? pixel.y % 4 < 2 : ring < 0.8;
        return ink ? vec4(mark, 1.0) : vec4(mark, 0.18);
    }
    // exactly zero: a dot; where cells are tiny, a checkerboard
    bool ink = isTiny ? (pixel.x + pixel.y) % 2 == 0 : length(at) < r * 0.75;
    return ink ? vec4(mark, 0.75) : vec4(0.0);
}

#endif

vec4 cellColor(ivec2 index, vec2 at, vec2 cell)
{
    float v = texelFetch(texture0, index, 0).r;
#ifdef CODES
    if (isNaN(v) || isInfinite(v) || v < -1e30) return special(v, at, cell);
#endif
    if (v > 1e30) return vec4(0.0);                                        // empty
    vec3 color = scaleColor(v);
    if (saturation > 0.0 && abs(v) >= saturation && cell.y >= 5.0 && cell.x >= 5.0)
    {
        // a saturated unit: a short bar at the side to which it is driven
        float edge = v > 0.0 ? cell.y * 0.5 + at.y : cell.y * 0.5 - at.y;
        if (edge < max(1.0, cell.y * 0.12) && abs(at.x) < cell.x * 0.22) color = mix(color, vec3(1.0), 0.75);
    }
    return vec4(color, 1.0);
}

void main()
{
    ivec2 size = textureSize(texture0, 0);
    vec2 place = fragTexCoord * vec2(size);
    vec2 perPixel = max(fwidth(place), vec2(1e-6));
    vec2 cell = 1.0 / perPixel;
    vec2 inCell = fract(place);
    // a hairline between columns, where columns are wide enough; the shift keeps a border that runs through the middles of
    // pixels from being decided by rounding
    if (fragColor.r > 0.5 && cell.x >= 7.0 && fract(place.x + 0.37 * perPixel.x) > 1.0 - perPixel.x) { finalColor = vec4(0.0); return; }

    // several cells under one pixel are averaged, so that nothing flickers and nothing is left out
    ivec2 count = clamp(ivec2(ceil(perPixel - 0.01)), ivec2(1), ivec2(4, MOST_SAMPLES));
    vec4 sum = vec4(0.0);
    for (int j = 0; j < count.y; j++)
        for (int i = 0; i < count.x; i++)
        {
            vec2 offset = (vec2(i, j) + 0.5) / vec2(count) - 0.5;
            if (count.x == 1) offset.x = 0.0;
            if (count.y == 1) offset.y = 0.0;
            ivec2 index = clamp(ivec2(floor(place + offset * perPixel)), ivec2(0), size - 1);
            vec4 color = cellColor(index, (inCell - 0.5) * cell, cell);
            sum += vec4(color.rgb * color.a, color.a);
        }
    finalColor = sum.a > 0.0 ? vec4(sum.rgb / sum.a, sum.a / float(count.x * count.y)) : vec4(0.0);
}
